using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Daybook.Wire;

namespace Nop.Plugin.Misc.Daybook.Pages;

/// <summary>The two addresses that Xero calls; everything else of the service is for signed-in admins.</summary>
public sealed class DaybookPublicController : Controller
{
    private const int MostWebhookBytes = 1_000_000;
    private readonly PassThrough _passThrough;

    public DaybookPublicController(PassThrough passThrough)
    {
        _passThrough = passThrough;
    }

    /// <summary>The end of a sign-in to Xero; its state is bound to the admin who began it.</summary>
    [HttpGet]
    public Task Callback()
    {
        var request = new ServiceRequest
        {
            Method = HttpMethod.Get,
            PathWithQuery = "/store/v1/xero/callback" + Request.QueryString.ToUriComponent(),
            Headers = PassThrough.PickHeaders(Request.Headers),
        };
        return _passThrough.PassAsync(HttpContext, request);
    }

    /// <summary>Raw bytes: Xero's signature is over them. Xero waits for five seconds.</summary>
    [HttpPost]
    public async Task Webhooks()
    {
        var body = await RequestBody.ReadAsync(Request, MostWebhookBytes);
        if (body is null)
        {
            Response.StatusCode = 413;
            return;
        }

        var request = new ServiceRequest
        {
            Method = HttpMethod.Post,
            PathWithQuery = "/store/v1/xero/webhooks",
            Body = body,
            ContentType = Request.ContentType ?? "application/json",
            Headers = PassThrough.PickHeaders(Request.Headers, "x-xero-signature"),
            Timeout = TimeSpan.FromSeconds(4.5),
        };
        await _passThrough.PassAsync(HttpContext, request);
    }
}
