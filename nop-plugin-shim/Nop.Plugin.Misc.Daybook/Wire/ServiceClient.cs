using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Nop.Services.Configuration;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>Signed requests to the paired service; no cookies, no proxy, no redirects.</summary>
public sealed class ServiceClient
{
    private readonly ISettingService _settings;
    private readonly IEncryptionService _encryption;
    private readonly ShopIdentityReader _identity;
    private readonly IConfiguration _configuration;
    private readonly ServiceConnections _connections;

    public ServiceClient(ISettingService settings, IEncryptionService encryption, ShopIdentityReader identity, IConfiguration configuration, ServiceConnections connections)
    {
        _settings = settings;
        _encryption = encryption;
        _identity = identity;
        _configuration = configuration;
        _connections = connections;
    }

    /// <summary>Whether there is anybody to ask.</summary>
    public async Task<bool> IsPairedAsync()
    {
        return PairingSecret.Find(await _settings.LoadSettingAsync<DaybookSettings>(), _encryption) is not null;
    }

    /// <summary>The answer with its headers read and its body still to come; the caller disposes it.</summary>
    /// <exception cref="ServiceException">Not paired, not allowed or not reachable.</exception>
    public async Task<HttpResponseMessage> SendAsync(ServiceRequest request, CancellationToken cancellation = default)
    {
        var settings = await _settings.LoadSettingAsync<DaybookSettings>();
        var secret = PairingSecret.Find(settings, _encryption) ?? throw new ServiceException(ServiceFault.NotPaired);
        var parts = new SignedParts
        {
            Direction = RequestSignature.ToService,
            Timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            Nonce = RequestSignature.MakeNonce(),
            Method = request.Method.Method,
            PathWithQuery = request.PathWithQuery,
            Body = request.Body,
            Identity = request.Identity,
        };
        var signed = new Dictionary<string, string>(request.Headers)
        {
            ["Daybook-Key"] = settings.KeyId!,
            ["Daybook-Timestamp"] = parts.Timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Daybook-Nonce"] = parts.Nonce,
            ["Daybook-Signature"] = RequestSignature.Sign(parts, secret),
        };
        if (request.Identity.Length > 0)
            signed["Daybook-Identity"] = request.Identity;
        return await SendUnsignedAsync(request with { Headers = signed }, settings.ServiceAddress, cancellation);
    }

    /// <summary>As pairing goes: nothing is known to sign with.</summary>
    /// <exception cref="ServiceException">Not allowed or not reachable.</exception>
    public async Task<HttpResponseMessage> SendUnsignedAsync(ServiceRequest request, string? typedAddress, CancellationToken cancellation = default)
    {
        var address = ServiceAddress.Find(typedAddress, _configuration) ?? throw new ServiceException(ServiceFault.AddressNotAllowed);
        var shop = await _identity.ReadAsync();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(request.Timeout);
        using var message = new HttpRequestMessage(request.Method, MakeUri(address, request.PathWithQuery));
        if (request.Method != HttpMethod.Get && (request.Body.Length > 0 || request.ContentType is not null))
        {
            message.Content = new ByteArrayContent(request.Body);
            if (request.ContentType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        message.Headers.TryAddWithoutValidation("Daybook-Wire-Version", DaybookDefaults.WireVersion);
        message.Headers.TryAddWithoutValidation("Daybook-Store-Url", shop.StoreUrl);
        message.Headers.TryAddWithoutValidation("Daybook-Outbox-Epoch", shop.OutboxEpoch);
        try
        {
            return await _connections.Get(address).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            throw new ServiceException(ServiceFault.NotReachable, exception);
        }
    }

    /// <summary>The very path that was signed, to the very authority that is allowed.</summary>
    public static Uri MakeUri(ServiceAddress address, string pathWithQuery)
    {
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var text = address.Authority.GetLeftPart(UriPartial.Authority) + pathWithQuery;
        if (pathWithQuery.StartsWith('/') && Uri.TryCreate(text, options, out var uri) && uri.Authority == address.Authority.Authority)
            return uri;
        throw new ServiceException(ServiceFault.AddressNotAllowed);
    }
}

/// <summary>One connection pool an address, for as long as the shop runs.</summary>
public sealed class ServiceConnections : IDisposable
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<ServiceAddress, HttpClient> _clients = new();

    public HttpClient Get(ServiceAddress address)
    {
        return _clients.GetOrAdd(address, Make);
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private static HttpClient Make(ServiceAddress address)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
        if (address.CertificateSha256 is { Length: > 0 } pinned)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is not null && string.Equals(Convert.ToHexString(SHA256.HashData(certificate.GetRawCertData())), pinned, StringComparison.OrdinalIgnoreCase);
        }

        return new HttpClient(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }
}
