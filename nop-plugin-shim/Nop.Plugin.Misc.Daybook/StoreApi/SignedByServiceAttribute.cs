using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Daybook.Wire;
using Nop.Services.Configuration;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>Lets the paired service in and nobody else, before anything of the request is used.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedByServiceAttribute : Attribute, IAsyncResourceFilter
{
    private const int MostBytes = 5_000_000;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var shop = await services.GetRequiredService<ShopIdentityReader>().ReadAsync();
        http.Response.Headers["Daybook-Wire-Version"] = DaybookDefaults.WireVersion;
        http.Response.Headers["Daybook-Store-Url"] = shop.StoreUrl;
        http.Response.Headers["Daybook-Outbox-Epoch"] = shop.OutboxEpoch;
        var body = await RequestBody.ReadAsync(http.Request, MostBytes);
        if (body is null)
        {
            context.Result = Refuse(413, "request.too_large", "At most 5 MB.");
            return;
        }

        var verdict = await CheckAsync(http, body);
        if (verdict != SignatureVerdict.Ok)
        {
            context.Result = Refuse(401, "request.not_signed", JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString()));
            return;
        }

        if (http.Request.Headers["Daybook-Wire-Version"] != DaybookDefaults.WireVersion)
        {
            context.Result = Refuse(426, "wire.version", "This plugin speaks version " + DaybookDefaults.WireVersion + " of the wire.");
            return;
        }

        http.Items[RequestBody.Key] = body;
        await next();
    }

    private static async Task<SignatureVerdict> CheckAsync(HttpContext http, byte[] body)
    {
        var services = http.RequestServices;
        var settings = await services.GetRequiredService<ISettingService>().LoadSettingAsync<DaybookSettings>();
        var secret = PairingSecret.Find(settings, services.GetRequiredService<IEncryptionService>());
        var request = new ReceivedRequest
        {
            GetHeader = name => http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
            Direction = RequestSignature.ToStore,
            Method = http.Request.Method,
            PathWithQuery = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? string.Empty,
            Body = body,
            NowSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        };
        return services.GetRequiredService<SignatureCheck>().Check(request, settings.KeyId, secret);
    }

    private static ObjectResultOfWire Refuse(int status, string code, string message)
    {
        return new ObjectResultOfWire(new { error = new { code, message, serverTime = WireJson.Instant(DateTime.UtcNow) } }, status);
    }
}

/// <summary>An answer as the wire has it, whatever nopCommerce's own JSON settings are.</summary>
public sealed class ObjectResultOfWire : ContentResult
{
    public ObjectResultOfWire(object value, int status = 200)
    {
        Content = JsonSerializer.Serialize(value, WireJson.Options);
        ContentType = "application/json; charset=utf-8";
        StatusCode = status;
    }
}
