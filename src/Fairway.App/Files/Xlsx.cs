using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Fairway.App.Files;

/// <summary>
/// Writes one sheet of texts and whole numbers as Office Open XML (ECMA-376): the five parts that a workbook needs, texts inline, so that nothing that begins
/// with "=" is taken for a formula.
/// </summary>
public static class Xlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";

    /// <param name="rows">The first is the heading. A cell is a text, a whole number, or null.</param>
    public static byte[] Write(string sheet, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(
                zip,
                "[Content_Types].xml",
                $"""<Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
            );
            Part(
                zip,
                "_rels/.rels",
                $"""<Relationships xmlns="{Package}relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Part(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="{Package}relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
            );
            Part(
                zip,
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{Encoded(Name(sheet))}" sheetId="1" r:id="r1"/></sheets></workbook>"""
            );
            using var writer = XmlWriter.Create(
                zip.CreateEntry("xl/worksheets/sheet1.xml").Open(),
                new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(false),
                    CloseOutput = true,
                    CheckCharacters = false,
                }
            );
            writer.WriteStartElement("worksheet", Main);
            writer.WriteStartElement("sheetData", Main);
            foreach (var row in rows)
            {
                writer.WriteStartElement("row", Main);
                foreach (var cell in row)
                {
                    Cell(writer, cell);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return file.ToArray();
    }

    private static void Cell(XmlWriter writer, object? cell)
    {
        writer.WriteStartElement("c", Main);
        if (cell is int number)
        {
            writer.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
        }
        else if (cell is string { Length: > 0 } text)
        {
            writer.WriteAttributeString("t", "inlineStr");
            writer.WriteStartElement("is", Main);
            writer.WriteStartElement("t", Main);
            writer.WriteAttributeString("xml", "space", null, "preserve");
            // What XML cannot hold is left out.
            writer.WriteString(string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(xml);
    }

    /// <summary>A sheet's name has at most 31 characters and some it can't have.</summary>
    private static string Name(string sheet)
    {
        var name = string.Concat(sheet.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)));
        return name.Length > 31 ? name[..31] : name;
    }

    private static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);
}
