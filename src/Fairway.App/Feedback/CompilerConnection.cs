namespace Fairway.App.Feedback;

/// <summary>
/// How the compiler of upward feedback is reached, and by which signature its lists and reports are known. It is named when Fairway starts and not learned from
/// what answers at the address: whoever stood in its place would be believed otherwise. Not registered where there is none.
/// </summary>
/// <param name="Address">Where respondents answer, such as https://feedback.example.org.</param>
/// <param name="Key">Its public key (SubjectPublicKeyInfo in base64), as its operator told it.</param>
/// <param name="Administration">Its administration's address, as this machine reaches it; null: lists and reports are carried as files.</param>
/// <param name="Secret">What its administration wants to be shown; null with it.</param>
public sealed record CompilerConnection(Uri Address, string Key, Uri? Administration, string? Secret)
{
    /// <summary>Without the secret: records are printed into logs.</summary>
    public override string ToString() => $"compiler at {Address}";
}
