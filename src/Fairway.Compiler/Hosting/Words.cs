using System.Globalization;
using System.Resources;
using NodaTime;

namespace Fairway.Compiler.Hosting;

/// <summary>The sentences of the forms, in the language of the address (?language=fr), else the browser's; nothing is kept of the choice.</summary>
public sealed class Words(IHttpContextAccessor http)
{
    public static readonly IReadOnlyList<string> Languages = ["en", "fr", "es"];

    private static readonly ResourceManager s_texts = new("Fairway.Compiler.Compiler", typeof(Words).Assembly);

    public string Language { get; } = Of(http.HttpContext?.Request);

    private CultureInfo Culture =>
        CultureInfo.GetCultureInfo(
            Language switch
            {
                "fr" => "fr-FR",
                "es" => "es-ES",
                _ => "en-GB",
            }
        );

    public string this[string key, params object[] args] =>
        string.Format(
            Culture,
            s_texts.GetString(key, Culture) ?? throw new KeyNotFoundException($"There is no text {key} in {Language}."),
            [.. args.Select(arg => arg is LocalDate day ? Day(day) : arg)]
        );

    private string Day(LocalDate day) =>
        day.ToString(
            Language switch
            {
                "es" => "d 'de' MMMM 'de' uuuu",
                "fr" when day.Day == 1 => "d'er' MMMM uuuu",
                _ => "d MMMM uuuu",
            },
            Culture
        );

    private static string Of(HttpRequest? request)
    {
        if (request?.Query["language"].ToString() is { } chosen && Languages.Contains(chosen))
        {
            return chosen;
        }
        return request
                ?.GetTypedHeaders()
                .AcceptLanguage.OrderByDescending(one => one.Quality ?? 1)
                .Select(one => one.Value.ToString().Split('-')[0].ToLowerInvariant())
                .FirstOrDefault(Languages.Contains)
            ?? "en";
    }
}
