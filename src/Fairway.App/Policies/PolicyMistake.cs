namespace Fairway.App.Policies;

/// <summary>One mistake in the policy files.</summary>
/// <param name="File">The file, as the folder was named.</param>
/// <param name="Line">The physical line, from 1, on which the offending text starts.</param>
/// <param name="Key">The parameter, or the path within it; empty where the file as a whole can't be read.</param>
/// <param name="Message">What is wrong, in a sentence without a full stop.</param>
public sealed record PolicyMistake(string File, int Line, string Key, string Message)
{
    /// <summary>As it is printed: <c>file:line: key: what is wrong</c>.</summary>
    public override string ToString() =>
        Key.Length == 0
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}: {Message}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}: {Key}: {Message}");
}

/// <summary>The policy files have mistakes: the product doesn't start. The message lists all that were found, one a line.</summary>
public sealed class PolicyMistakesException(IReadOnlyList<PolicyMistake> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>Every mistake found, ordered by file and line.</summary>
    public IReadOnlyList<PolicyMistake> Mistakes { get; } = mistakes;
}
