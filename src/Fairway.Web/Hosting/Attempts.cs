using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Fairway.App.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NodaTime;

namespace Fairway.Web.Hosting;

/// <summary>A form that one address may send only so often: then it is told to wait.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitedAttribute(AttemptKind kind) : Attribute, IAsyncResourceFilter
{
    /// <summary>Only what leads nowhere counts: a form that comes back with what is wrong.</summary>
    public bool WrongOnly { get; init; }

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await next();
            return;
        }
        var (attempts, origin) = (http.RequestServices.GetRequiredService<Attempts>(), Origin.Of(http));
        var wait = WrongOnly
            ? await attempts.WaitAsync(kind, origin, http.RequestAborted)
            : await attempts.CountAsync(kind, origin, http.RequestAborted);
        if (wait is { } left)
        {
            Origin.TellToWait(http, left);
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
            return;
        }
        var done = await next();
        if (WrongOnly && done.Result is not (RedirectResult or LocalRedirectResult or RedirectToPageResult))
        {
            await attempts.CountAsync(kind, origin, http.RequestAborted);
        }
    }
}

/// <summary>Where a request comes from.</summary>
internal static class Origin
{
    public static string Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    /// <summary>One caller: an address, and of IPv6 the network, since a household or office has a whole one.</summary>
    internal static string Of(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "unknown";
    }

    public static void TellToWait(HttpContext http, Duration left) =>
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(left.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
