namespace Fairway.Cli;

/// <summary>Ends a command with a sentence for the person at the terminal and an exit status.</summary>
public sealed class Stop(int status, string sentence) : Exception(sentence)
{
    /// <summary>Exit status of bad input or usage.</summary>
    public const int BadInput = 2;

    /// <summary>Exit status of anything else that went wrong.</summary>
    public const int Failed = 1;

    public int Status { get; } = status;

    /// <summary>Something was asked for wrongly.</summary>
    public static Stop Usage(string sentence) => new(BadInput, sentence);

    /// <summary>Something else went wrong, such as the database.</summary>
    public static Stop Failure(string sentence) => new(Failed, sentence);
}
