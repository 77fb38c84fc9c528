using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions;

/// <summary>"Why not me, and when?" of one official, with what is held about them.</summary>
/// <param name="Person">The official, as the reader sees them; everything personal is in it.</param>
/// <param name="Answer">The findings and what follows.</param>
public sealed record WhyNotMeView(Profile Person, WhyNotMe Answer);

/// <summary>
/// Reads why somebody is on the list of personal promotions or isn't, and from when on they will be (PP-10). It speaks of birth, leave and career: the
/// official sees it and the HR partner of their unit, as they see these facts; nobody else does, a chief neither (decision 16).
/// </summary>
public sealed class WhyNotMeReading(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>The years that can be asked about.</summary>
    public const int FirstYear = 1990;

    /// <inheritdoc cref="FirstYear"/>
    public const int LastYear = 2099;

    /// <summary>Null where there is no such official for the reader.</summary>
    public async Task<WhyNotMeView?> OfAsync(Reader reader, string staffId, LocalDate asOf, CancellationToken stop = default)
    {
        if (await Profile.LoadAsync(db, reader, staffId, stop) is not { Personal: { } personal } person)
        {
            return null;
        }

        var exceptions = await db
            .ServiceExceptions.Where(e => e.StaffId == staffId && e.Kind == "mobility")
            .Select(e => e.DecidedOn)
            .ToListAsync(stop);
        var policy = new PromotionSettings().PolicyOn(policies, asOf);
        return new(person, WhyNotMe.Of(RecordsOfService.Of(personal.Official, exceptions), asOf, policy.Promotions, policy.Service));
    }
}
