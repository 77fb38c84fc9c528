using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Privacy;

/// <summary>The copy of everything that is held about somebody and that they may have, as they download it (FA-3).</summary>
public sealed class OwnData(FairwayDb db)
{
    /// <summary>The name of the file with all rows.</summary>
    public const string Rows = "data.json";

    private static readonly JsonWriterOptions s_json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the rows and the files into an archive, for the reader and nobody else: there is no parameter that could name another.</summary>
    public async Task WriteAsync(Reader reader, ZipArchive to, CancellationToken stop = default)
    {
        // What somebody wrote in a record that they no longer see is theirs all the same; of the rest of it rows are counted.
        using var everywhere = db.Asking.OfEverybody();
        var me = new DataSubject(reader.AccountId, reader.StaffId ?? "");
        var files = new List<(string Name, byte[] Content)>();
        await using (var rows = await to.CreateEntry(Rows, CompressionLevel.Optimal).OpenAsync(stop))
        await using (var json = new Utf8JsonWriter(rows, s_json))
        {
            json.WriteStartObject();
            json.WriteString("staffId", reader.StaffId);
            json.WriteString("account", reader.AccountId);
            json.WriteString("name", reader.DisplayName);
            json.WriteString("asOf", IsoDay.Text(reader.Today));
            json.WriteStartArray("tables");
            foreach (var table in HeldTables.All.Where(t => !t.OfNobody))
            {
                await WriteAsync(json, table, me, files, stop);
                await json.FlushAsync(stop);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        foreach (var (name, content) in files)
        {
            await using var file = await to.CreateEntry(name, CompressionLevel.Optimal).OpenAsync(stop);
            await file.WriteAsync(content, stop);
        }
    }

    private async Task WriteAsync(
        Utf8JsonWriter json,
        HeldTable table,
        DataSubject me,
        List<(string Name, byte[] Content)> files,
        CancellationToken stop
    )
    {
        var model = db.Model.FindEntityType(table.Row)!;
        var name = model.GetTableName()!;
        json.WriteStartObject();
        json.WriteString("table", name);
        if (table.Waits is { } waits)
        {
            json.WriteString(table.Own is null ? "withheld" : "someWithheld", waits.ToString());
        }
        if (table.Own is not null)
        {
            json.WriteStartArray("rows");
            foreach (var row in await table.Own(db, me).AsNoTracking().ToListAsync(stop))
            {
                WriteRow(json, table, model, row, me, files);
            }
            json.WriteEndArray();
        }
        if (table.Named.Count > 0)
        {
            json.WriteStartObject("namedInRecordsOfOthers");
            foreach (var column in table.Named)
            {
                json.WriteNumber(column, await table.CountAsync(db, me, model.FindProperty(column)!, stop));
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteRow(
        Utf8JsonWriter json,
        HeldTable table,
        IEntityType model,
        object row,
        DataSubject me,
        List<(string Name, byte[] Content)> files
    )
    {
        var leftOut = new List<(string Column, WhyNot Why)>();
        json.WriteStartObject();
        foreach (var column in model.GetProperties())
        {
            if (table.LeftOut.TryGetValue(column.Name, out var why) || IsHidden(table, column.Name, row, me, out why))
            {
                leftOut.Add((column.Name, why));
                continue;
            }
            var value = column.GetGetter().GetClrValue(row);
            if (value is byte[] content)
            {
                var key = string.Join('-', model.FindPrimaryKey()!.Properties.Select(p => Text(p, p.GetGetter().GetClrValue(row))));
                var file = $"files/{model.GetTableName()}/{key}-{column.Name}";
                files.Add((file, content));
                json.WriteString(column.Name, file);
                continue;
            }
            json.WritePropertyName(column.Name);
            Write(json, column, value);
        }
        if (leftOut.Count > 0)
        {
            json.WriteStartObject("(left out)");
            foreach (var (column, why) in leftOut)
            {
                json.WriteString(column, why.ToString());
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static bool IsHidden(HeldTable table, string column, object row, DataSubject me, out WhyNot why)
    {
        var hidden = table.Hidden.FirstOrDefault(h => h.Columns.Contains(column) && h.When(row, me));
        why = hidden?.Why ?? default;
        return hidden is not null;
    }

    private static void Write(Utf8JsonWriter json, IProperty column, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long or short:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(Text(column, value));
                break;
        }
    }

    /// <summary>A value as text: days and instants in ISO 8601, what is kept as JSON as that.</summary>
    private static string Text(IProperty column, object? value) =>
        value switch
        {
            null => "",
            string text => text,
            LocalDate day => IsoDay.Text(day),
            Instant at => InstantPattern.ExtendedIso.Format(at),
            DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
            Enum or Guid => value.ToString()!,
            _ => Convert.ToString(
                column.GetTypeMapping().Converter is { } stored ? stored.ConvertToProvider(value) : value,
                CultureInfo.InvariantCulture
            )!,
        };
}
