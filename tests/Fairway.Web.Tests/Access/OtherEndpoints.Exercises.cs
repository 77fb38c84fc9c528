using Fairway.Rules.Promotions;

namespace Fairway.Web.Tests.Access;

/// <summary>The pages of exercises: the same for each kind, under its own address.</summary>
internal static partial class OtherEndpoints
{
    private const string OfEach = """
        # The yearly exercise of promotions (PP-7): that there is one is everybody's to see; this year has none. HR of the whole opens it. Who reads and
        # does what at which station stands in Access_to_exercises.
        GET  /{exercise}                                         all
        POST /{exercise}                                         W
        GET  /{exercise}/{year:int}                              -
        POST /{exercise}/{year:int}?handler=Compute              -
        POST /{exercise}/{year:int}?handler=Publish              -
        POST /{exercise}/{year:int}?handler=CloseList            -
        POST /{exercise}/{year:int}?handler=Convene              -
        POST /{exercise}/{year:int}?handler=Names                -
        POST /{exercise}/{year:int}?handler=Choose               -
        POST /{exercise}/{year:int}?handler=Withdraw             -
        POST /{exercise}/{year:int}?handler=Inform               -
        POST /{exercise}/{year:int}?handler=Late                 -
        GET  /{exercise}/{year:int}/list                         -
        GET  /{exercise}/{year:int}/list.pdf                     -
        GET  /{exercise}/{year:int}/own                          -
        GET  /{exercise}/{year:int}/contests                     -
        POST /{exercise}/{year:int}/contests                     -
        GET  /{exercise}/{year:int}/contests/{id:guid}           -
        POST /{exercise}/{year:int}/contests/{id:guid}           -
        GET  /{exercise}/{year:int}/file/{staffId?}              -
        GET  /{exercise}/{year:int}/panels                       -
        POST /{exercise}/{year:int}/panels?handler=Name          -
        POST /{exercise}/{year:int}/panels?handler=LetGo         -
        GET  /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}    -
        POST /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}?handler=Begin    -
        POST /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}?handler=Open    -
        POST /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}?handler=Recommend    -
        POST /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}?handler=GoOn    -
        POST /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}?handler=Close    -
        POST /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}?handler=Aside    -
        GET  /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}/score/{staffId}    -
        POST /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}/score/{staffId}    -
        GET  /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}/minutes    -
        GET  /{exercise}/{year:int}/panels/{group:regex(^(GS|NPO-P)$)}/minutes.pdf    -
        GET  /{exercise}/{year:int}/decisions                    -
        POST /{exercise}/{year:int}/decisions?handler=Decide     -
        POST /{exercise}/{year:int}/decisions?handler=Close      -
        POST /{exercise}/{year:int}/decisions?handler=Inform     -
        GET  /{exercise}/{year:int}/decisions/sheet              -
        GET  /{exercise}/{year:int}/decisions.pdf                -
        GET  /{exercise}/{year:int}/result                       -
        GET  /{exercise}/{year:int}/result.pdf                   -
        GET  /{exercise}/{year:int}/case                         -
        GET  /{exercise}/{year:int}/case.json                    -
        GET  /{exercise}/{year:int}/case.pdf                     -
        POST /{exercise}/{year:int}?handler=Consent              -
        """;

    /// <summary>Quotas and forms are of promotions.</summary>
    private const string OfPromotions = """
        GET  /promotions/{year:int}/quotas                       -
        POST /promotions/{year:int}/quotas?handler=Set           -
        POST /promotions/{year:int}/quotas?handler=Posts         -
        GET  /promotions/{year:int}/form/{staffId?}              -
        POST /promotions/{year:int}/form/{staffId?}              -
        POST /promotions/{year:int}/form/{staffId?}?handler=Keep    -
        POST /promotions/{year:int}/form/{staffId?}?handler=Autosave    -
        """;

    /// <summary>One's own outlook: whoever is in the staff file. Promotions have a page of their own for it.</summary>
    private const string OfTheOthers = """
        GET  /{exercise}/me                                      OSDGC2MBHWhULXEN
        """;

    private static IEnumerable<string> Exercises() =>
        ExerciseKinds
            .All.SelectMany(each =>
                new[] { OfEach }
                    .Concat(each.Kind.Compares() ? [] : [OfTheOthers])
                    .Select(table => table.Replace("{exercise}", each.Code, StringComparison.Ordinal))
            )
            .Append(OfPromotions);
}
