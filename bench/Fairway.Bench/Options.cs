using System.Globalization;

namespace Fairway.Bench;

/// <summary>What follows a measurement's name.</summary>
internal static class Options
{
    /// <summary>The number after an option.</summary>
    /// <exception cref="ArgumentException">It isn't one.</exception>
    public static int Number(string[] options, string name, int otherwise)
    {
        var at = Array.IndexOf(options, name);
        return at < 0 ? otherwise
            : at + 1 < options.Length && int.TryParse(options[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
            : throw new ArgumentException($"{name} wants a number.");
    }
}
