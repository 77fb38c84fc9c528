using Fairway.Web.Accounts.SignOn;

namespace Fairway.Cli;

/// <summary>Identity providers that people sign in with, as the operator's file names them.</summary>
internal static class SignOnOptions
{
    /// <summary>Those of the file, or of the one that FAIRWAY_SIGN_ON names; none where neither is given.</summary>
    public static SignOnSettings Of(FileInfo? named)
    {
        var file = named?.FullName ?? Environment.GetEnvironmentVariable("FAIRWAY_SIGN_ON");
        if (string.IsNullOrEmpty(file))
        {
            return SignOnSettings.None;
        }
        try
        {
            return SignOnFile.Read(file, FromEnvironment.Secret);
        }
        catch (SignOnMistakeException wrong)
        {
            throw Stop.Usage($"--sign-on {file}: {wrong.Message}");
        }
    }
}
