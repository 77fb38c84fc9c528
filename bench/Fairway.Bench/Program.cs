using Fairway.Bench;

var url = new Uri(args.Length > 1 ? args[1] : "http://localhost:5080");
try
{
    return await Weight.Measure(url);
}
catch (HttpRequestException unreachable)
{
    Console.Error.WriteLine($"fairway: {url} does not answer ({unreachable.Message}). Start the demonstration with ./fairway run.");
    return 1;
}
