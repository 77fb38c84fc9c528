using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Fairway.Rules;
using Microsoft.AspNetCore.Html;
using NodaTime;

namespace Fairway.Web.Components;

/// <summary>
/// Every text that a person reads. A key is "File.Name": the part before the first dot names Resources/&lt;File&gt;.restext, the rest the line in it.
/// The language is the request's unless one is named with <see cref="In"/>.
/// </summary>
public sealed class Words
{
    public static readonly IReadOnlyList<string> Languages = ["en", "fr", "es"];

    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new(StringComparer.Ordinal);

    private readonly CultureInfo? culture;
    private readonly Func<DateTimeZone> zone;
    private readonly bool strict;

    /// <param name="frame">Knows the reader's zone; null reads UTC.</param>
    /// <param name="strict">A missing key throws; else the key itself is shown, which a reader can at least quote.</param>
    public Words(Frame? frame = null, bool strict = true)
        : this(null, () => frame?.Zone ?? DateTimeZone.Utc, strict) { }

    private Words(CultureInfo? culture, Func<DateTimeZone> zone, bool strict)
    {
        this.culture = culture;
        this.zone = zone;
        this.strict = strict;
    }

    /// <summary>
    /// A file whose lines are said in place of those of the same name in Exercise.restext, for a kind of exercise that says some things in its own way; null:
    /// none. It holds for the rest of the request.
    /// </summary>
    public string? Voice { get; set; }

    /// <summary>The same words in a voice.</summary>
    public Words As(string? voice) => new(culture, zone, strict) { Voice = voice };

    public CultureInfo Culture => culture ?? CultureInfo.CurrentUICulture;

    /// <summary>"en", "fr" or "es".</summary>
    public string Language => Culture.TwoLetterISOLanguageName;

    /// <summary>The same words in a named language, for a mail to somebody else than the reader.</summary>
    public Words In(string language, DateTimeZone? readersZone = null) =>
        new(CultureFor(language), readersZone is null ? zone : () => readersZone, strict) { Voice = Voice };

    /// <summary>British English, French or Spanish; anything else is English.</summary>
    public static CultureInfo CultureFor(string? language) =>
        CultureInfo.GetCultureInfo(
            language switch
            {
                "fr" => "fr-FR",
                "es" => "es-ES",
                _ => "en-GB",
            }
        );

    public string this[string key] => Find(key) ?? Missing(key);

    /// <summary>Days, instants and numbers among the arguments are written as the reader writes them.</summary>
    public string this[string key, params object?[] args] =>
        Find(key) is { } text ? string.Format(Culture, text, Written(args)) : Missing(key);

    /// <summary>What stands between a word and what it is about; French has a space before it.</summary>
    public string Colon => this["Components.Named", ""];

    public bool Has(string key) => Find(key) is not null;

    /// <summary>
    /// "key.one" or "key.other" as the language counts; {0} is the number, {1} and on the arguments. "key.none" serves for 0 where it exists.
    /// </summary>
    public string Count(string key, long number, params object?[] args)
    {
        if (number == 0 && Find(key + ".none") is { } none)
        {
            return string.Format(Culture, none, Written([number, .. args]));
        }
        var one = Language == "fr" ? number is 0 or 1 : number == 1;
        return this[key + (one ? ".one" : ".other"), [number, .. args]];
    }

    /// <summary>The sentence with encoded text, in which arguments that are HTML (a <see cref="Link"/>) stay HTML.</summary>
    public IHtmlContent Html(string key, params object?[] args)
    {
        var written = Written(args);
        for (var i = 0; i < args.Length; i++)
        {
            written[i] = args[i] is IHtmlContent html
                ? Render(html)
                : WordsEncoder.Html.Encode(Convert.ToString(written[i], Culture) ?? "");
        }
        return new HtmlString(string.Format(Culture, WordsEncoder.Html.Encode(Find(key) ?? Missing(key)), written));
    }

    public static IHtmlContent Link(string href, string text)
    {
        var link = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("a");
        link.Attributes["href"] = href;
        link.InnerHtml.Append(text);
        return link;
    }

    /// <summary>"18 March 2026", "18 mars 2026", "18 de marzo de 2026".</summary>
    public string Date(LocalDate day) => this["Components.Date.Long", Day(day), Month(day), Year(day)];

    /// <summary>Without the year, for a day that is near: "18 March".</summary>
    public string DayAndMonth(LocalDate day) => this["Components.Date.DayAndMonth", Day(day), Month(day)];

    public string MonthAndYear(LocalDate day) => this["Components.Date.MonthAndYear", Month(day), Year(day)];

    /// <summary>Day and time of day in the given zone, else in the reader's.</summary>
    public string Instant(Instant instant, DateTimeZone? where = null)
    {
        var local = instant.InZone(where ?? zone()).LocalDateTime;
        return this["Components.Date.WithTime", Date(local.Date), Time(local)];
    }

    /// <summary>"10:42" in the given zone, else in the reader's.</summary>
    public string Time(Instant instant, DateTimeZone? where = null) => Time(instant.InZone(where ?? zone()).LocalDateTime);

    /// <summary>The day an instant falls on for the reader.</summary>
    public LocalDate DayOf(Instant instant, DateTimeZone? where = null) => instant.InZone(where ?? zone()).Date;

    /// <summary>"in 40 days", "tomorrow", "today", "yesterday", "7 days ago".</summary>
    public string Distance(LocalDate day, LocalDate today) =>
        Period.DaysBetween(today, day) switch
        {
            0 => this["Components.Today"],
            1 => this["Components.Tomorrow"],
            -1 => this["Components.Yesterday"],
            > 1 and var ahead => Count("Components.InDays", ahead),
            var behind => Count("Components.DaysAgo", -behind),
        };

    public string Number(long number) => number.ToString("N0", Culture);

    public string Number(decimal number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);

    /// <summary>"Ana, Li Wei and Omar".</summary>
    public string List(IEnumerable<string> parts)
    {
        var all = parts.ToArray();
        return all.Length < 2 ? string.Concat(all) : this["Components.ListLast", string.Join(", ", all[..^1]), all[^1]];
    }

    /// <summary>The sentence of a refusal: resource Refusals.&lt;code&gt;, which says what is missing and where to put it right.</summary>
    public string Refusal(Refusal refusal) => this["Refusals." + refusal.Code, [.. refusal.Args]];

    private string Day(LocalDate day) => day.Day == 1 && Language == "fr" ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);

    private string Month(LocalDate day) => Culture.DateTimeFormat.MonthGenitiveNames[day.Month - 1];

    private static string Year(LocalDate day) => day.Year.ToString("0000", CultureInfo.InvariantCulture);

    private static string Time(LocalDateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    private object?[] Written(object?[] args) =>
        Array.ConvertAll(
            args,
            arg =>
                arg switch
                {
                    LocalDate day => Date(day),
                    Instant instant => Instant(instant),
                    int number => Number(number),
                    long number => Number(number),
                    Enum => arg.ToString(),
                    _ => arg,
                }
        );

    private string? Find(string key)
    {
        const string voiced = "Exercise.";
        return Voice is { } voice && key.StartsWith(voiced, StringComparison.Ordinal)
            ? Text(voice, key[voiced.Length..]) ?? Written(key)
            : Written(key);
    }

    private string? Written(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0 ? null : Text(key[..dot], key[(dot + 1)..]);
    }

    private string? Text(string name, string line)
    {
        var file = Files.GetOrAdd(name, each => new ResourceManager("Fairway.Words." + each, typeof(Words).Assembly));
        try
        {
            return file.GetString(line, Culture);
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }

    private string Missing(string key) =>
        strict ? throw new KeyNotFoundException($"No words for '{key}': it belongs in Resources/{key.Split('.')[0]}.restext.") : key;

    private static string Render(IHtmlContent html)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(writer, WordsEncoder.Html);
        return writer.ToString();
    }
}
