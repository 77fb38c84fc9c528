using System.Globalization;

namespace Fairway.Rules.Learning;

/// <summary>Something to put right in a file of the learning content.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">The physical line, from 1.</param>
/// <param name="Where">The turn, chapter or line of the head that it is about; empty: the file as a whole.</param>
/// <param name="Message">What is wrong and what to do, in a sentence without a full stop.</param>
public sealed record LearningMistake(string File, int Line, string Where, string Message)
{
    /// <summary>As it is printed: <c>file:line: turn: what is wrong</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {(Where.Length == 0 ? "" : Where + ": ")}{Message}");
}
