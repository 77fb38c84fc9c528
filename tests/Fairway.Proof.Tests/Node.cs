using System.Diagnostics;
using System.Text;

namespace Fairway.Proof.Tests;

/// <summary>Runs the scripts in js, which read and compute with somebody else's code.</summary>
internal static class Node
{
    /// <summary>What a script writes when it is given this to read.</summary>
    public static async Task<string> Run(string script, string input)
    {
        var folder = await Installed("Fairway.Proof.Tests");
        return await Run("node", folder, input, script);
    }

    /// <summary>The folder js of a project, after what it needs has been installed there.</summary>
    public static async Task<string> Installed(string project)
    {
        var folder = Path.Combine(Root(), "tests", project, "js");
        if (!IsThere(folder))
        {
            // Another project's tests may be at it too: the second waits, and finds it done.
            await using var only = await Lock(Path.Combine(Path.GetTempPath(), "fairway-npm.lock"));
            if (!IsThere(folder))
            {
                await Run("npm", folder, "", "ci", "--no-audit", "--no-fund");
            }
        }
        return folder;
    }

    /// <summary>npm notes what it has installed; a list that was written later wants more.</summary>
    private static bool IsThere(string folder)
    {
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        return File.Exists(installed)
            && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }

    private static async Task<FileStream> Lock(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 600)
            {
                await Task.Delay(200);
            }
        }
    }

    private static async Task<string> Run(string program, string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Started(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(
            process.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)} in {folder} ended with {process.ExitCode}: {await errors}"
        );
        return await output;
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail(
                $"{start.FileName} was not found. This test compares with another implementation in Node: install Node 20 or later with npm."
            );
            throw;
        }
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Fairway.slnx")))
        {
            at = at.Parent;
        }
        return at?.FullName ?? throw new InvalidOperationException("This test runs in a checkout.");
    }
}
