using System.Text.Json;
using Nop.Services.Configuration;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>What came of pairing; each is a sentence of its own on the Configure page.</summary>
public enum PairingOutcome
{
    Paired,
    NotReachable,
    AddressNotAllowed,
    WrongCode,
    ClockSkew,
    WrongVersion,
    UnknownService,
}

/// <summary>Pairing, testing and unpairing with the service.</summary>
public sealed class Pairing
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly ISettingService _settings;
    private readonly IEncryptionService _encryption;
    private readonly ShopIdentityReader _identity;
    private readonly ServiceClient _service;

    public Pairing(ISettingService settings, IEncryptionService encryption, ShopIdentityReader identity, ServiceClient service)
    {
        _settings = settings;
        _encryption = encryption;
        _identity = identity;
        _service = service;
    }

    /// <summary>Pairing again replaces the old secret; where it fails the old pairing stays.</summary>
    public async Task<PairingOutcome> PairAsync(string? serviceAddress, string code)
    {
        var shop = await _identity.ReadAsync();
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                code = code.Trim(),
                storeUrl = shop.StoreUrl,
                outboxEpoch = shop.OutboxEpoch,
                nopVersion = DaybookDefaults.NopVersion,
                pluginVersion = DaybookDefaults.PluginVersion,
            },
            WireJson.Options);
        var request = new ServiceRequest { Method = HttpMethod.Post, PathWithQuery = "/store/v1/pair", Body = body, ContentType = "application/json", Timeout = s_patience };
        try
        {
            using var answer = await _service.SendUnsignedAsync(request, serviceAddress);
            if (!answer.IsSuccessStatusCode)
                return await ReadRefusalAsync(answer);
            var pair = await JsonSerializer.DeserializeAsync<PairAnswer>(await answer.Content.ReadAsStreamAsync(), WireJson.Options);
            if (string.IsNullOrEmpty(pair?.KeyId) || string.IsNullOrEmpty(pair.Secret))
                return PairingOutcome.UnknownService;
            var settings = await _settings.LoadSettingAsync<DaybookSettings>();
            settings.ServiceAddress = serviceAddress?.Trim();
            settings.KeyId = pair.KeyId;
            settings.EncryptedSecret = _encryption.EncryptText(pair.Secret);
            await _settings.SaveSettingAsync(settings);
            return PairingOutcome.Paired;
        }
        catch (ServiceException exception)
        {
            return ToOutcome(exception.Fault);
        }
        catch (JsonException)
        {
            return PairingOutcome.UnknownService;
        }
    }

    /// <summary>Asks the service for nothing, signed as everything is.</summary>
    public async Task<PairingOutcome> TestAsync()
    {
        var body = """{"events":[]}"""u8.ToArray();
        var request = new ServiceRequest { Method = HttpMethod.Post, PathWithQuery = "/store/v1/events", Body = body, ContentType = "application/json", Timeout = s_patience };
        try
        {
            using var answer = await _service.SendAsync(request);
            return answer.IsSuccessStatusCode ? PairingOutcome.Paired : await ReadRefusalAsync(answer);
        }
        catch (ServiceException exception)
        {
            return ToOutcome(exception.Fault);
        }
    }

    /// <summary>The secret is forgotten here whatever the service answers.</summary>
    public async Task UnpairAsync()
    {
        try
        {
            var request = new ServiceRequest { Method = HttpMethod.Post, PathWithQuery = "/store/v1/unpair", Timeout = s_patience };
            using var answer = await _service.SendAsync(request);
        }
        catch (ServiceException)
        {
            // Down, or not paired: the service deletes its side when an admin stops Daybook there.
        }

        var settings = await _settings.LoadSettingAsync<DaybookSettings>();
        settings.KeyId = null;
        settings.EncryptedSecret = null;
        await _settings.SaveSettingAsync(settings);
    }

    private static PairingOutcome ToOutcome(ServiceFault fault)
    {
        return fault switch
        {
            ServiceFault.NotPaired => PairingOutcome.WrongCode,
            ServiceFault.AddressNotAllowed => PairingOutcome.AddressNotAllowed,
            _ => PairingOutcome.NotReachable,
        };
    }

    private static async Task<PairingOutcome> ReadRefusalAsync(HttpResponseMessage answer)
    {
        var code = await ReadCodeAsync(answer);
        if (code is null)
            return PairingOutcome.UnknownService;
        if (code.Contains("version", StringComparison.Ordinal) || (int)answer.StatusCode == 426)
            return PairingOutcome.WrongVersion;
        return code.Contains("clock", StringComparison.Ordinal) ? PairingOutcome.ClockSkew : PairingOutcome.WrongCode;
    }

    private static async Task<string?> ReadCodeAsync(HttpResponseMessage answer)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
            return json.RootElement.GetProperty("error").GetProperty("code").GetString();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record PairAnswer(string? KeyId, string? Secret);
}
