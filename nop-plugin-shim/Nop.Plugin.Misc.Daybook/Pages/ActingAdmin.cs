using System.Text;
using System.Text.Json;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Localization;
using Nop.Plugin.Misc.Daybook.Infrastructure;
using Nop.Plugin.Misc.Daybook.Wire;
using Nop.Services.Customers;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Daybook.Pages;

/// <summary>Who uses the back office, as the service hears of it.</summary>
public sealed record AdminIdentity(int Id, string Email, string Name, IReadOnlyList<string> Permissions, string Language, string Direction)
{
    public string ToHeader()
    {
        var json = JsonSerializer.Serialize(this, WireJson.Options);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}

/// <summary>Reads the signed-in admin with the rights of nopCommerce's access control list.</summary>
public sealed class ActingAdmin
{
    private readonly IWorkContext _workContext;
    private readonly ICustomerService _customers;
    private readonly IPermissionService _permissions;
    private readonly LocalizationSettings _localization;

    public ActingAdmin(IWorkContext workContext, ICustomerService customers, IPermissionService permissions, LocalizationSettings localization)
    {
        _workContext = workContext;
        _customers = customers;
        _permissions = permissions;
        _localization = localization;
    }

    public async Task<AdminIdentity> ReadAsync()
    {
        // Somebody who acts as a customer is still the admin who does.
        Customer admin = _workContext.OriginalCustomerIfImpersonated ?? await _workContext.GetCurrentCustomerAsync();
        var language = await _workContext.GetWorkingLanguageAsync();
        var name = await _customers.GetCustomerFullNameAsync(admin);
        var rights = new List<string>();
        foreach (var (wire, systemName) in DaybookPermissions.Rights)
        {
            if (await _permissions.AuthorizeAsync(systemName))
                rights.Add(wire);
        }

        var isRightToLeft = language.Rtl && !_localization.IgnoreRtlPropertyForAdminArea;
        return new AdminIdentity(admin.Id, admin.Email ?? string.Empty, string.IsNullOrWhiteSpace(name) ? admin.Email ?? string.Empty : name, rights, language.LanguageCulture, isRightToLeft ? "rtl" : "ltr");
    }
}
