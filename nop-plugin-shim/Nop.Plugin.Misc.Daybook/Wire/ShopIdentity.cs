using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Nop.Data;
using Nop.Services.Configuration;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>Whose shop it is: said with every request.</summary>
/// <param name="StoreUrl">Of the first store, ending in a slash.</param>
/// <param name="OutboxEpoch">A GUID that a copy of the shop does not share.</param>
public sealed record ShopIdentity(string StoreUrl, string OutboxEpoch);

/// <summary>
/// Reads the shop's identity. The epoch is made anew where the database or the address are not those it
/// was made for: a staging copy or a restore elsewhere is not the shop that was paired.
/// </summary>
public sealed class ShopIdentityReader
{
    private static readonly string[] s_placeNames = ["host", "server", "data source", "datasource", "address", "addr", "network address", "port", "database", "initial catalog"];
    private readonly ISettingService _settings;
    private readonly IStoreService _stores;

    public ShopIdentityReader(ISettingService settings, IStoreService stores)
    {
        _settings = settings;
        _stores = stores;
    }

    public async Task<ShopIdentity> ReadAsync()
    {
        var stores = await _stores.GetAllStoresAsync();
        var url = NormaliseUrl(stores.First().Url);
        var place = Describe(DataSettingsManager.LoadSettings().ConnectionString, url);
        var settings = await _settings.LoadSettingAsync<DaybookSettings>();
        if (string.IsNullOrEmpty(settings.OutboxEpoch) || settings.EpochBelongsTo != place)
        {
            settings.OutboxEpoch = Guid.NewGuid().ToString();
            settings.EpochBelongsTo = place;
            await _settings.SaveSettingAsync(settings);
        }

        return new ShopIdentity(url, settings.OutboxEpoch);
    }

    public static string NormaliseUrl(string? url)
    {
        var text = (url ?? string.Empty).Trim();
        return text.EndsWith('/') ? text : text + "/";
    }

    /// <summary>A hash of the server, the database and the address; a new password is no new shop.</summary>
    public static string Describe(string connectionString, string storeUrl)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var parts = s_placeNames
            .Where(name => builder.ContainsKey(name))
            .Select(name => name + "=" + Convert.ToString(builder[name], System.Globalization.CultureInfo.InvariantCulture)!.ToLowerInvariant());
        var text = string.Join(';', parts) + "|" + storeUrl.ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
