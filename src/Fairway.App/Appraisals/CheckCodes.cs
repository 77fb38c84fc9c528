using System.Text;
using Fairway.Proof;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// What anybody may learn about a signed form whose check code they hold: that it was signed here, when, and whether it still counts.
/// There is no field for a name, a rating or a word of the text: whoever has the form has those.
/// </summary>
/// <param name="SignedAt">When the signatures were given that stand; where none does, those that did.</param>
/// <param name="Since">When it was superseded, or its last signature ended; null while it stands.</param>
/// <param name="Because">Why the last signature ended, as <see cref="Signature.EndedBecause"/>; null otherwise.</param>
public sealed record CheckedForm(
    AppraisalStep Step,
    Cycle Cycle,
    IReadOnlyList<Instant> SignedAt,
    VersionStanding Standing,
    Instant? Since,
    string? Because
);

/// <summary>Confirms check codes to anybody (CY-12). It asks the signatures alone: of what nobody signed it knows nothing.</summary>
public sealed class CheckCodes(FairwayDb db)
{
    private const int Digits = 64;

    // A byte that is no UTF-8 must not pass as a replacement character: another text would get the same code.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where nothing with this code was signed here.</summary>
    /// <param name="code">64 lower-case hexadecimal digits, as <see cref="Read(string)"/> gives them.</param>
    public async Task<CheckedForm?> ConfirmAsync(string code, CancellationToken stop = default)
    {
        // Anybody who holds a code, signed in or not; what is told of it has no field for more.
        using var holder = db.Asking.OfEverybody();
        // The record names appraisal and step: a code belongs to one of each. The same text shared twice has one code for both versions.
        var found = await db.Signatures.AsNoTracking().Where(s => s.Hash == code).FirstOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var signatures = await db
            .Signatures.AsNoTracking()
            .Where(s => s.AppraisalId == found.AppraisalId && s.Step == found.Step)
            .ToListAsync(stop);
        var cycle = await db
            .Appraisals.Where(a => a.Id == found.AppraisalId)
            .Select(a => new { a.CycleStart, a.CycleEnd })
            .SingleAsync(stop);
        var version = SignedVersion
            .Of(signatures)
            .Where(v => v.Signatures.Any(s => s.Hash == code))
            .OrderBy(v => v.Standing)
            .ThenByDescending(v => v.Number)
            .First();
        return new CheckedForm(
            found.Step,
            new Cycle(cycle.CycleStart, cycle.CycleEnd),
            [.. version.Signatures.Select(s => s.At)],
            version.Standing,
            version.Since,
            version.Because
        );
    }

    /// <summary>
    /// The code in what somebody typed or pasted: its digits, whatever separates them, or the code of the record that was pasted; null where it
    /// is neither.
    /// </summary>
    public static string? Read(string typed)
    {
        typed = typed.Trim('\uFEFF', ' ', '\t', '\r', '\n');
        if (typed.StartsWith('{'))
        {
            try
            {
                return CanonicalJson.Sha256Hex(typed);
            }
            catch (FormatException)
            {
                return null;
            }
        }

        var digits = new StringBuilder(Digits);
        foreach (var c in typed)
        {
            if (char.IsAsciiHexDigit(c))
            {
                digits.Append(char.ToLowerInvariant(c));
            }
            else if (!char.IsWhiteSpace(c) && !char.IsPunctuation(c) && !char.IsControl(c))
            {
                return null;
            }
        }

        return digits.Length == Digits ? digits.ToString() : null;
    }

    /// <summary>The same in a file; null too where it is no text in UTF-8.</summary>
    public static string? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return Read(Strict.GetString(file));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
