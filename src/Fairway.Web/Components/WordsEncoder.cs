using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Fairway.Web.Components;

/// <summary>Encodes what HTML needs encoded and leaves accents, quotation marks and other scripts as they are: readable and light.</summary>
public static class WordsEncoder
{
    public static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
}
