namespace Fairway.App.Service;

/// <summary>Whether a text can be an e-mail address; whether it is one, only a mail to it shows.</summary>
internal static class Addresses
{
    public static bool LooksRight(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }
}
