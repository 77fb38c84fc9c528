namespace Fairway.Web.Components;

/// <summary>One of several to choose from, in radios, checkboxes and lists.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the reader sees.</param>
/// <param name="Hint">A sentence below it (not in lists).</param>
/// <param name="Group">Choices of a list with the same group stand together.</param>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Group = null);
