using Fairway.Rules;
using Fairway.Rules.Sources;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>A parameter of the policies in force, with its history.</summary>
/// <param name="Key">Its name in files and in findings: <c>boc.dueAfterStart</c>.</param>
/// <param name="Rule">The rule that uses it.</param>
/// <param name="Name">What it is, for readers.</param>
/// <param name="Values">Its values, earliest first; each holds until the next begins.</param>
/// <param name="File">The file that sets it, and <paramref name="Line"/> where.</param>
/// <param name="Line">The line of its key, from 1.</param>
public sealed record PolicyParameter(string Key, Citation Rule, Wording Name, IReadOnlyList<PolicyValue> Values, string File, int Line)
{
    /// <summary>The value that holds on a day; null before the first.</summary>
    public PolicyValue? On(LocalDate day) => Values.LastOrDefault(value => value.From <= day);
}

/// <summary>A value of a parameter from a day on.</summary>
/// <param name="From">The first day on which it holds.</param>
/// <param name="Value">int, bool, Period, LocalDate, or the list that the rules' records hold.</param>
/// <param name="Text">As the file writes it; of a list, its codes.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record PolicyValue(LocalDate From, object Value, string Text, PolicySource Source);

/// <summary>Where a value comes from: an instrument's provision, or an assumption that says why.</summary>
/// <param name="Instrument">The instrument; <see cref="Instruments.Assumption"/> for an assumption.</param>
/// <param name="Provision">The place in the instrument; empty for an assumption.</param>
/// <param name="Note">For an assumption, what the sources leave open and why this value; else null.</param>
public sealed record PolicySource(Instrument Instrument, string Provision, Wording? Note)
{
    /// <summary>Whether it is an assumption, which pages mark.</summary>
    public bool IsAssumption => Note is not null;
}
