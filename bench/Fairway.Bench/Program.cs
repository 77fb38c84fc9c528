using Fairway.Bench;
using Fairway.Bench.Faults;
using Fairway.Bench.Feedback;
using Fairway.Bench.Staff;
using Fairway.Bench.Web;

try
{
    return args switch
    {
        ["web-in-turn", .. var options] => await WebBench.RunInTurn(WebOptions.Of(options)),
        ["web", .. var options] => await WebBench.Run(WebOptions.Of(options)),
        ["obligations", .. var options] => await ObligationsBench.Run(options),
        ["eligibility", .. var options] => await EligibilityBench.Run(options),
        ["blind", .. var options] => await BlindBench.Run(options),
        ["deadline", .. var options] => await DeadlineBench.Run(options),
        ["growth", .. var options] => await GrowthBench.Run(options),
        ["kill", .. var options] => await FaultBench.Kill(options),
        ["nodes", .. var options] => await FaultBench.Nodes(options),
        ["failovers", .. var options] => await FaultBench.Failovers(options),
        _ => await Weight.Measure(new Uri(args.Length > 1 ? args[1] : "http://localhost:5080")),
    };
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine($"fairway: {wrong.Message}");
    return 2;
}
catch (Exception failed) when (failed is HttpRequestException or InvalidOperationException)
{
    Console.Error.WriteLine($"fairway: {failed.Message}");
    return 1;
}
