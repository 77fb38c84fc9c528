using System.Net;

namespace Fairway.Web.Tests.Components;

public sealed class PagesAnswer(SampleHost host) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task Sample_page_is_shown()
    {
        var answer = await host.Browser().GetAsync("/sample");
        var html = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        if (Environment.GetEnvironmentVariable("FAIRWAY_SAMPLE_PORT") is not null)
            await Task.Delay(3600000);
    }
}
