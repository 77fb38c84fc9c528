using System.Net;
using System.Security.Cryptography;
using System.Text;
using Fairway.Proof.Tests;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Appraisals;

/// <summary>A downloaded record's hash, computed with somebody else's code.</summary>
[Trait("Rule", "CY-12")]
public sealed class RecordTests
{
    [Theory, BothDatabases]
    public async Task The_code_of_a_downloaded_record_is_recomputed_by_another_implementation_and_a_changed_letter_is_found(Provider on)
    {
        var (scene, id) = await CopiesScene.On(on);
        await using var _ = scene;
        using var ada = await scene.As(HomeScene.Ada);
        using var answer = await ada.Client.GetAsync(new Uri($"/appraisals/{id}/record.json?step=boc&version=1", UriKind.Relative));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName.ShouldBe("appraisal-1001-2026-boc-1.json");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var record = Encoding.UTF8.GetString(bytes);
        record.ShouldContain("العربية and 中文 😀");

        var code = await scene.Read(db => db.Signatures.Where(s => s.AppraisalId == id).Select(s => s.Hash).Distinct().SingleAsync());
        (await Node.Run("hash.mjs", record)).ShouldBe(code);
        // The file is the canonical text itself: any tool that hashes files gives the code.
        Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(code);

        var changed = record.Replace("half-yearly", "half-yearlY", StringComparison.Ordinal);
        changed.ShouldNotBe(record);
        (await Node.Run("hash.mjs", changed)).ShouldNotBe(code);
    }

    [Theory, BothDatabases]
    public async Task Reading_the_record_is_recorded_like_reading_the_page(Provider on)
    {
        var (scene, id) = await CopiesScene.On(on);
        await using var _ = scene;
        using var cleo = await scene.As(HomeScene.Cleo);
        (await cleo.Get($"/appraisals/{id}/record.json")).Status.ShouldBe(HttpStatusCode.OK);
        var reading = await scene.Read(db => db.FormReadings.SingleAsync());
        reading.ReaderId.ShouldBe(HomeScene.Cleo);
        reading.As.ShouldBe(nameof(AppraisalParty.Supervisor));
    }

    [Theory]
    [InlineData("step=mtr")]
    [InlineData("step=nonsense")]
    [InlineData("version=2")]
    [InlineData("version=0")]
    [InlineData("version=-1")]
    public async Task What_is_not_there_is_not_found(string query)
    {
        var (scene, id) = await CopiesScene.On(Provider.Sqlite);
        await using var _ = scene;
        using var ada = await scene.As(HomeScene.Ada);
        foreach (var kind in (string[])["print", "print.pdf", "record.json"])
        {
            (await ada.Get($"/appraisals/{id}/{kind}?{query}")).Status.ShouldBe(HttpStatusCode.NotFound, kind);
        }
    }
}
