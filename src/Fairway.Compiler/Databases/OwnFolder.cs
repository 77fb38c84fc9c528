namespace Fairway.Compiler.Databases;

/// <summary>A folder with a key and answers in it: nobody else of the machine looks into it.</summary>
internal static class OwnFolder
{
    public static void Make(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
