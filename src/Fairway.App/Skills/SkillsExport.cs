using System.Globalization;
using Fairway.App.Accounts;
using Fairway.App.Files;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>All that the room keeps of an official, as CSV for themselves (FA-3).</summary>
public sealed class SkillsExport(OwnSkills own, SkillsConsents consents)
{
    /// <summary>Null for who is not in the staff file.</summary>
    public async Task<string?> CsvAsync(Reader reader, CancellationToken stop = default)
    {
        if (await own.ViewAsync(reader, stop) is not { } view || await consents.SeenAsync(reader, stop) is not { } seen)
        {
            return null;
        }
        await using var to = new StringWriter(CultureInfo.InvariantCulture);
        Csv.WriteRow(to, "kind", "code", "name", "level", "years", "last_used", "says", "from", "until", "by");
        foreach (var skill in view.Skills)
        {
            var name = view.NameOf(skill, reader.Language);
            // What was written freely before it was folded stays with its owner.
            var says = string.Join(
                " · ",
                new[] { skill.Code is null ? null : skill.Text, skill.Evidence }.Where(s => !string.IsNullOrEmpty(s))
            );
            Csv.WriteRow(to, "skill", skill.Code, name, skill.Level.ToString(), Number(skill.Years), Number(skill.LastUsed), says);
            foreach (var file in view.Files[skill.Id])
            {
                Csv.WriteRow(to, "file", file.Hash, file.Name, "", "", "", name, At(file.AttachedAt));
            }
        }
        foreach (var language in view.Languages)
        {
            var level = $"{language.Understanding} {language.Speaking} {language.Writing}";
            Csv.WriteRow(to, "language", language.Code, view.LanguageName(language.Code, reader.Language), level);
        }
        if (view.Profile is { } profile)
        {
            Csv.WriteRow(to, "confirmed", "", "", "", "", "", "", IsoDay.Text(profile.ConfirmedOn));
            if (profile.Interested)
            {
                var from = profile.AvailableFrom is { } day ? IsoDay.Text(day) : "";
                var places = profile.Anywhere ? "*" : string.Join("; ", profile.Stations);
                Csv.WriteRow(to, "mobility", string.Join("; ", profile.Posts), places, "", "", "", "", from);
            }
        }
        foreach (var consent in view.Consents)
        {
            var until = consent.WithdrawnAt is { } at ? At(at) : "";
            Csv.WriteRow(to, "consent", consent.Purpose.ToString(), "", "", "", "", "", At(consent.GivenAt), until);
        }
        foreach (var (line, opening, by) in seen)
        {
            Csv.WriteRow(to, "seen", opening.Purpose.ToString(), opening.Title, "", "", "", opening.UnitName, At(line.At), "", by);
        }
        return to.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string At(Instant at) => at.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
