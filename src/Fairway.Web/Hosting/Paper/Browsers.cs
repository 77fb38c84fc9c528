namespace Fairway.Web.Hosting.Paper;

/// <summary>Where a browser that prints may be.</summary>
public static class Browsers
{
    /// <summary>Says, in place of a path, that no PDF is wanted.</summary>
    public const string None = "none";

    private static readonly string[] s_names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chromium-headless-shell",
        "chrome-headless-shell",
        "microsoft-edge",
        "microsoft-edge-stable",
    ];

    private static readonly string[] s_places =
    [
        "/usr/bin",
        "/usr/local/bin",
        "/snap/bin",
        "/opt/google/chrome",
        "/opt/microsoft/msedge",
        "/Applications/Google Chrome.app/Contents/MacOS",
        "/Applications/Chromium.app/Contents/MacOS",
        "/Applications/Microsoft Edge.app/Contents/MacOS",
    ];

    private static readonly string[] s_namesInPlaces = [.. s_names, "chrome", "msedge", "Google Chrome", "Chromium", "Microsoft Edge"];

    public static bool IsNone(string? named) => string.Equals(named, None, StringComparison.OrdinalIgnoreCase);

    /// <summary>The program's path; null where there is none, and on Windows, where the pipes that it is talked to through are not to be had.</summary>
    /// <param name="named">A path, or <see cref="None"/>; null or empty: the first that is found.</param>
    public static string? Find(string? named)
    {
        if (OperatingSystem.IsWindows() || IsNone(named))
        {
            return null;
        }

        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named) ? named : null;
        }

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Where(Path.IsPathRooted)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
            .Concat(s_places.SelectMany(folder => s_namesInPlaces.Select(name => Path.Combine(folder, name))))
            .FirstOrDefault(File.Exists);
    }
}
