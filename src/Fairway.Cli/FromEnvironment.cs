namespace Fairway.Cli;

/// <summary>
/// What is not for a command line, where others on the machine could read it: in a variable, or in the file that the variable with <c>_FILE</c> at its end names, as service
/// managers and containers hand secrets over.
/// </summary>
internal static class FromEnvironment
{
    /// <summary>The secret; null where neither is set.</summary>
    /// <param name="name">The variable, such as FAIRWAY_DB.</param>
    public static string? Secret(string name)
    {
        var (said, file) = (Environment.GetEnvironmentVariable(name), Environment.GetEnvironmentVariable(name + "_FILE"));
        if (string.IsNullOrEmpty(file))
        {
            return said;
        }
        if (!string.IsNullOrEmpty(said))
        {
            throw Stop.Usage($"{name} and {name}_FILE are both set: which one holds? Unset one of the two.");
        }
        try
        {
            // A file that was written by hand ends with a line.
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw Stop.Usage($"{name}_FILE names {file}, which can't be read: {unread.Message}");
        }
    }
}
