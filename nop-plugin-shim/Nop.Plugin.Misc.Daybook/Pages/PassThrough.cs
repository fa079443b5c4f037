using Microsoft.AspNetCore.Http;
using Nop.Plugin.Misc.Daybook.Wire;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Daybook.Pages;

/// <summary>
/// Hands a request on to the service and its answer back, as a stream. Only the headers that are named
/// here go through, both ways: no cookies, nothing that could be taken for ours, no redirect followed.
/// </summary>
public sealed class PassThrough
{
    private static readonly string[] s_passedRequestHeaders = ["Accept", "Accept-Language", "If-None-Match", "If-Modified-Since", "Idempotency-Key"];
    private static readonly string[] s_passedAnswerHeaders = ["Content-Type", "Content-Disposition", "Content-Security-Policy", "Cache-Control", "ETag", "Last-Modified", "Location", "Referrer-Policy", "Retry-After", "X-Content-Type-Options"];
    private readonly ServiceClient _service;
    private readonly ILocalizationService _localization;

    public PassThrough(ServiceClient service, ILocalizationService localization)
    {
        _service = service;
        _localization = localization;
    }

    public static Dictionary<string, string> PickHeaders(IHeaderDictionary headers, params string[] alsoNamed)
    {
        return s_passedRequestHeaders.Concat(alsoNamed)
            .Where(name => headers.ContainsKey(name))
            .ToDictionary(name => name, name => headers[name].ToString());
    }

    public async Task PassAsync(HttpContext http, ServiceRequest request)
    {
        try
        {
            using var answer = await _service.SendAsync(request, http.RequestAborted);
            http.Response.StatusCode = (int)answer.StatusCode;
            foreach (var name in s_passedAnswerHeaders)
            {
                if (answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values))
                    http.Response.Headers[name] = string.Join(", ", values);
            }

            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
        catch (ServiceException exception) when (!http.Response.HasStarted)
        {
            await ExplainAsync(http, exception.Fault);
        }
    }

    /// <summary>A plain sentence in the place of a page, which looks again by itself; never JSON, which only the service sends.</summary>
    private async Task ExplainAsync(HttpContext http, ServiceFault fault)
    {
        var name = fault == ServiceFault.NotPaired ? ".Frame.NotPaired" : ".Frame.NotReachable";
        var sentence = System.Net.WebUtility.HtmlEncode(await _localization.GetResourceAsync(DaybookDefaults.Resources + name));
        http.Response.StatusCode = 503;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers["Cache-Control"] = "no-store";
        await http.Response.WriteAsync($$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Daybook</title></head>
            <body style="font:16px system-ui,sans-serif;padding:16px;color:#444;background:#fff">
            <main><h1 style="font-size:18px">Xero (Daybook)</h1><p>{{sentence}}</p></main>
            <script>setInterval(() => { if (!document.hidden) location.reload(); }, 5000);</script>
            </body></html>
            """);
    }
}
