using System.IO.Compression;
using System.Text;
using Fairway.App.Privacy;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fairway.Web.Pages.Privacy;

/// <summary>The copy of one's own data as an archive: its reasons in the reader's language, all rows, and files.</summary>
public sealed class OwnDataZipModel(OwnData own, Words words) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var reader = HttpContext.Reader();
        var copy = new MemoryStream();
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var file = await archive.CreateEntry("README.txt").OpenAsync(stop))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(ReadMe()), stop);
            }
            await own.WriteAsync(reader, archive, stop);
        }
        copy.Position = 0;
        return File(copy, "application/zip", "fairway-data.zip");
    }

    private string ReadMe() =>
        string.Join(
            "\n\n",
            [
                words["Privacy.Data.Title"],
                words["Privacy.Data.What"],
                words["Privacy.Data.Named"],
                words["Privacy.Data.Without"],
                .. Enum.GetValues<WhyNot>().Select(why => $"{why}: {words["Privacy.WhyText." + why]}"),
                words["Privacy.Data.Mistake"],
            ]
        ) + "\n";
}
