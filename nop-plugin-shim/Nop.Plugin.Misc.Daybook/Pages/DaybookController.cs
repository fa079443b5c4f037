using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Daybook.Infrastructure;
using Nop.Plugin.Misc.Daybook.StoreApi;
using Nop.Plugin.Misc.Daybook.Wire;
using Nop.Services.Configuration;
using Nop.Services.Localization;
using Nop.Services.Security;
using Nop.Web.Framework;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Daybook.Pages;

/// <summary>The plugin's pages in the back office, and the way through to the service's own.</summary>
[AuthorizeAdmin]
[Area(AreaNames.ADMIN)]
public sealed class DaybookController : Controller
{
    private const int MostBytes = 5_000_000;
    private readonly IAntiforgery _antiforgery;
    private readonly ActingAdmin _admin;
    private readonly PassThrough _passThrough;
    private readonly Pairing _pairing;
    private readonly ShopIdentityReader _identity;
    private readonly ISettingService _settings;
    private readonly IPermissionService _permissions;
    private readonly ILocalizationService _localization;

    public DaybookController(IAntiforgery antiforgery, ActingAdmin admin, PassThrough passThrough, Pairing pairing, ShopIdentityReader identity, ISettingService settings, IPermissionService permissions, ILocalizationService localization)
    {
        _antiforgery = antiforgery;
        _admin = admin;
        _passThrough = passThrough;
        _pairing = pairing;
        _identity = identity;
        _settings = settings;
        _permissions = permissions;
        _localization = localization;
    }

    /// <summary>The page with the frame.</summary>
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        return await MayViewAsync() ? View(DaybookDefaults.ViewFolder + "Index.cshtml") : StatusCode(403);
    }

    [HttpGet]
    public async Task<IActionResult> Session()
    {
        var admin = await _admin.ReadAsync();
        var shop = await _identity.ReadAsync();
        Response.Headers.CacheControl = "no-store";
        return new ObjectResultOfWire(new
        {
            antiforgeryToken = _antiforgery.GetAndStoreTokens(HttpContext).RequestToken,
            user = new { id = admin.Id, email = admin.Email, name = admin.Name },
            permissions = admin.Permissions,
            language = admin.Language,
            direction = admin.Direction,
            storeUrl = shop.StoreUrl,
        });
    }

    /// <summary>Whatever is asked under app/, signed with who asks it.</summary>
    public async Task App()
    {
        var raw = HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? string.Empty;
        var inner = InnerPath.Find(raw, "/Admin/Daybook", "/app");
        if (inner is null)
        {
            await RefuseAsync(400, "request.path", "Path refused.");
            return;
        }

        if (!HttpMethods.IsGet(Request.Method) && !await _antiforgery.IsRequestValidAsync(HttpContext))
        {
            await RefuseAsync(400, "request.antiforgery", "Token missing.");
            return;
        }

        var admin = await _admin.ReadAsync();
        if (admin.Permissions.Count == 0)
        {
            await RefuseAsync(403, "request.forbidden", "You have no right to Daybook.");
            return;
        }

        var body = await RequestBody.ReadAsync(Request, MostBytes);
        if (body is null)
        {
            await RefuseAsync(413, "request.too_large", "At most 5 MB.");
            return;
        }

        await _passThrough.PassAsync(HttpContext, new ServiceRequest
        {
            Method = new HttpMethod(Request.Method),
            PathWithQuery = inner,
            Body = body,
            ContentType = Request.ContentType,
            Identity = admin.ToHeader(),
            Headers = PassThrough.PickHeaders(Request.Headers),
        });
    }

    [HttpGet]
    public async Task<IActionResult> Configure()
    {
        return await MayAdministerAsync() ? await ShowConfigureAsync(null) : StatusCode(403);
    }

    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Configure(ConfigureModel model, string action)
    {
        if (!await MayAdministerAsync())
            return StatusCode(403);
        switch (action)
        {
            case "pair":
                var paired = await _pairing.PairAsync(model.ServiceAddress, model.Code ?? string.Empty);
                return await ShowConfigureAsync(("Pair." + paired, paired == PairingOutcome.Paired), model.ServiceAddress);
            case "test":
                var tested = await _pairing.TestAsync();
                return await ShowConfigureAsync(("Test." + tested, tested == PairingOutcome.Paired));
            case "unpair":
                await _pairing.UnpairAsync();
                return await ShowConfigureAsync(("Unpaired", true));
            default:
                return await ShowConfigureAsync(null);
        }
    }

    private async Task<IActionResult> ShowConfigureAsync((string Name, bool IsGood)? said, string? typed = null)
    {
        var settings = await _settings.LoadSettingAsync<DaybookSettings>();
        ModelState.Clear();
        return View(DaybookDefaults.ViewFolder + "Configure.cshtml", new ConfigureModel
        {
            ServiceAddress = typed ?? settings.ServiceAddress ?? DaybookDefaults.DefaultServiceAddress,
            IsPaired = !string.IsNullOrEmpty(settings.KeyId),
            Message = said is null ? null : await _localization.GetResourceAsync($"{DaybookDefaults.Resources}.{said.Value.Name}"),
            IsGood = said?.IsGood ?? false,
        });
    }

    private async Task RefuseAsync(int status, string code, string message)
    {
        Response.StatusCode = status;
        await Response.WriteAsJsonAsync(new { error = new { code, message } }, WireJson.Options);
    }

    private Task<bool> MayViewAsync()
    {
        return _permissions.AuthorizeAsync(DaybookPermissions.View);
    }

    private Task<bool> MayAdministerAsync()
    {
        return _permissions.AuthorizeAsync(DaybookPermissions.Administer);
    }
}
