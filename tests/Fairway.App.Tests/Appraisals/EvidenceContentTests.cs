using System.Text;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;

namespace Fairway.App.Tests.Appraisals;

[Trait("Rule", "CY-10")]
public sealed class EvidenceContentTests
{
    private static readonly EvidenceLimits Limits = AppraisalScene.Policy.Evidence;

    public static TheoryData<string, byte[], EvidenceType> Taken() =>
        new()
        {
            { "Report 2026.pdf", SampleFiles.Pdf, EvidenceType.Pdf },
            { "REPORT.PDF", SampleFiles.Pdf, EvidenceType.Pdf },
            { "a.png", SampleFiles.Png, EvidenceType.Png },
            { "a.jpg", SampleFiles.Jpeg, EvidenceType.Jpeg },
            { "a.jpeg", SampleFiles.Jpeg, EvidenceType.Jpeg },
            { "a.txt", [.. "Été à Genève\r\n\t– oui"u8], EvidenceType.Text },
            { "a.txt", Encoding.Latin1.GetBytes("Été à Genève"), EvidenceType.Text },
            { "a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Été")], EvidenceType.Text },
            { "a.txt", [.. "<5 days, mostly. See <Annex>."u8], EvidenceType.Text },
            { "a.csv", [0xEF, 0xBB, 0xBF, .. "office,paid\r\nDakar,41\r\n"u8], EvidenceType.Csv },
            { "a.docx", SampleFiles.Docx(), EvidenceType.Docx },
            { "a.xlsx", SampleFiles.Xlsx(), EvidenceType.Xlsx },
            { "a.odt", SampleFiles.OpenDocument("text"), EvidenceType.Odt },
            { "a.ods", SampleFiles.OpenDocument("spreadsheet"), EvidenceType.Ods },
        };

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_offices_exchange_is_taken(string name, byte[] content, EvidenceType type) =>
        EvidenceContent.Judge(name, content, Limits).ShouldBe(new EvidenceVerdict(type, null));

    public static TheoryData<string, byte[], string> NotTaken() =>
        new()
        {
            // What isn't on the list, whatever it holds.
            { "a.exe", SampleFiles.Program, "EvidenceNotTaken" },
            { "report.pdf.exe", SampleFiles.Pdf, "EvidenceNotTaken" },
            { "a.svg", SampleFiles.Drawing, "EvidenceNotTaken" },
            { "a.html", [.. "<p>x</p>"u8], "EvidenceNotTaken" },
            { "a.js", [.. "x"u8], "EvidenceNotTaken" },
            { "a.zip", SampleFiles.Zip(("a.txt", "x")), "EvidenceNotTaken" },
            { "pdf", SampleFiles.Pdf, "EvidenceNotTaken" },
            { "a.doc", [0xD0, 0xCF, 0x11, 0xE0], "EvidenceNotTaken" },
            // A name that the content gives the lie.
            { "a.pdf", SampleFiles.Program, "EvidenceNotWhatItSays" },
            { "a.txt", SampleFiles.Program, "EvidenceNotWhatItSays" },
            { "a.csv", SampleFiles.Program, "EvidenceNotWhatItSays" },
            { "a.docx", SampleFiles.Program, "EvidenceNotWhatItSays" },
            { "a.docx", [.. SampleFiles.Program, .. SampleFiles.Docx()], "EvidenceNotWhatItSays" },
            { "a.png", SampleFiles.Drawing, "EvidenceNotWhatItSays" },
            { "a.jpg", SampleFiles.Png, "EvidenceNotWhatItSays" },
            { "a.png", SampleFiles.Png[..8], "EvidenceNotWhatItSays" },
            { "a.txt", SampleFiles.Drawing, "EvidenceNotWhatItSays" },
            { "a.txt", [0xEF, 0xBB, 0xBF, .. " \n<!DOCTYPE html><p>x"u8], "EvidenceNotWhatItSays" },
            { "a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html><script>")], "EvidenceNotWhatItSays" },
            { "a.txt", [.. "#!/bin/sh\n"u8], "EvidenceNotWhatItSays" },
            { "a.txt", [0xFF, 0xFE, 0x00, 0xD8], "EvidenceNotWhatItSays" },
            { "a.docx", SampleFiles.Xlsx(), "EvidenceNotWhatItSays" },
            { "a.xlsx", SampleFiles.Docx(), "EvidenceNotWhatItSays" },
            { "a.odt", SampleFiles.OpenDocument("spreadsheet"), "EvidenceNotWhatItSays" },
            { "a.odt", SampleFiles.Zip(("content.xml", "x")), "EvidenceNotWhatItSays" },
            { "a.docx", SampleFiles.Zip(("word/document.xml", "x")), "EvidenceNotWhatItSays" },
            { "a.docx", SampleFiles.Docx()[..60], "EvidenceNotWhatItSays" },
            { "a.docx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "EvidenceNotWhatItSays" },
            // What runs when it is opened.
            { "a.docm", SampleFiles.Docx(), "EvidenceWithMacros" },
            { "a.docx", SampleFiles.Docx(("word/vbaProject.bin", "x")), "EvidenceWithMacros" },
            { "a.docx", SampleFiles.Docx(("word/VBAPROJECT.BIN", "x")), "EvidenceWithMacros" },
            {
                "a.docx",
                SampleFiles.Docx("<Default ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"),
                "EvidenceWithMacros"
            },
            { "a.docx", SampleFiles.Docx(("word/activeX/activeX1.xml", "x")), "EvidenceWithMacros" },
            { "a.odt", SampleFiles.OpenDocument("text", ("Basic/Standard/Module1.xml", "x")), "EvidenceWithMacros" },
            { "a.ods", SampleFiles.OpenDocument("spreadsheet", ("Scripts/python/x.py", "x")), "EvidenceWithMacros" },
            { "a.pdf", [], "EvidenceEmpty" },
        };

    [Theory]
    [MemberData(nameof(NotTaken))]
    public void What_runs_or_lies_about_itself_is_refused(string name, byte[] content, string code)
    {
        var verdict = EvidenceContent.Judge(name, content, Limits);
        verdict.Type.ShouldBeNull();
        verdict.Refusal!.Code.ShouldBe(code);
        verdict.Refusal.Field.ShouldBe("File");
    }

    [Fact]
    public void A_file_of_exactly_the_limit_is_taken_and_a_byte_more_is_not()
    {
        var most = new byte[5 * 1024 * 1024];
        SampleFiles.Pdf.CopyTo(most, 0);
        EvidenceContent.Judge("a.pdf", most, Limits).Type.ShouldBe(EvidenceType.Pdf);
        EvidenceContent.Judge("a.pdf", [.. most, 0], Limits).Refusal.ShouldBe(JournalRefusals.EvidenceTooLarge(5));
    }

    [Fact]
    public void A_kind_that_the_organization_does_not_take_is_refused_with_those_it_takes()
    {
        var pdf = Limits with { Types = [EvidenceType.Pdf, EvidenceType.Jpeg] };
        EvidenceContent.Judge("a.png", SampleFiles.Png, pdf).Refusal.ShouldBe(JournalRefusals.EvidenceNotTaken("a.png", "PDF, JPEG"));
    }

    [Fact]
    public void What_unpacks_without_end_is_not_unpacked()
    {
        var bomb = SampleFiles.Zip(("[Content_Types].xml", new string(' ', 64 * 1024 * 1024)), ("word/document.xml", "x"));
        bomb.Length.ShouldBeLessThan(1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        EvidenceContent.Judge("a.docx", bomb, Limits).Refusal!.Code.ShouldBe("EvidenceNotWhatItSays");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 * 1024 * 1024);
    }

    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData(@"C:\Users\olu\Desktop\report.pdf", "report.pdf")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("a/b\\c.txt", "c.txt")]
    [InlineData("exe.\u202Efdp.txt", "exe.fdp.txt")]
    [InlineData("in\u0000visi\u200Bble\u0007.txt", "invisible.txt")]
    [InlineData("line\r\nbreak.txt", "linebreak.txt")]
    [InlineData("  a   b .txt ", "a b.txt")]
    [InlineData("..hidden.txt", "hidden.txt")]
    [InlineData("trail.txt...", "trail.txt")]
    [InlineData("what<is>\"this\"|?*.txt", "what_is__this____.txt")]
    [InlineData("CON.txt", "_CON.txt")]
    [InlineData("lpt1.tar.txt", "_lpt1.tar.txt")]
    [InlineData(".txt", "txt")]
    [InlineData("", "file")]
    [InlineData("/", "file")]
    [InlineData("\ud83d.txt", "txt")]
    [InlineData("Évaluation à mi‑parcours – 2026 (1).docx", "Évaluation à mi‑parcours – 2026 (1).docx")]
    [InlineData("évalué.txt", "évalué.txt")]
    [InlineData("报告 😀.pdf", "报告 😀.pdf")]
    public void A_name_is_cleaned_of_what_is_no_name(string sent, string kept) => EvidenceName.Clean(sent).ShouldBe(kept);

    [Fact]
    public void A_long_name_keeps_its_extension_and_no_half_characters()
    {
        EvidenceName.Clean(new string('a', 300) + ".pdf").ShouldBe(new string('a', 116) + ".pdf");
        var faces = EvidenceName.Clean(string.Concat("a", string.Concat(Enumerable.Repeat("😀", 100)), ".pdf"));
        faces.Length.ShouldBeLessThanOrEqualTo(EvidenceName.Longest);
        faces.EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
        EvidenceName.Clean("a." + new string('x', 300)).Length.ShouldBeLessThanOrEqualTo(EvidenceName.Longest);
    }

    [Fact]
    public void A_cleaned_name_stays_as_it_is()
    {
        foreach (var name in new[] { "a b.txt", "_CON.txt", "what_is.txt", new string('a', 116) + ".pdf" })
        {
            EvidenceName.Clean(name).ShouldBe(name);
        }
    }
}
