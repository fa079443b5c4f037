using System.Net;
using Microsoft.Extensions.Configuration;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>Where the service is, and how far that may be.</summary>
/// <param name="Authority">Scheme, host and port.</param>
/// <param name="CertificateSha256">Hex of the only certificate that is accepted; null: as the system says.</param>
public sealed record ServiceAddress(Uri Authority, string? CertificateSha256)
{
    /// <summary>
    /// The address that is configured in appsettings.json, else the one that an admin typed, which may
    /// only be this machine. Null where it is not allowed: another machine takes TLS with a pinned
    /// certificate, or a word of the host's that the network is private.
    /// </summary>
    public static ServiceAddress? Find(string? typed, IConfiguration configuration)
    {
        var section = configuration.GetSection("Daybook");
        var fixedAddress = section["ServiceAddress"];
        var certificate = section["CertificateSha256"]?.Replace(":", string.Empty, StringComparison.Ordinal);
        var text = string.IsNullOrWhiteSpace(fixedAddress) ? typed : fixedAddress;
        if (string.IsNullOrWhiteSpace(text))
            text = DaybookDefaults.DefaultServiceAddress;
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || !IsPlain(address))
            return null;
        if (IsThisMachine(address))
            return new ServiceAddress(address, certificate);
        if (string.IsNullOrWhiteSpace(fixedAddress))
            return null;
        var isPinned = address.Scheme == Uri.UriSchemeHttps && !string.IsNullOrWhiteSpace(certificate);
        var isPrivate = string.Equals(section["PrivateNetwork"], "true", StringComparison.OrdinalIgnoreCase);
        return isPinned || isPrivate ? new ServiceAddress(address, certificate) : null;
    }

    private static bool IsPlain(Uri address)
    {
        var isHttp = address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
        return isHttp && address.UserInfo.Length == 0 && address.PathAndQuery == "/" && address.Fragment.Length == 0;
    }

    private static bool IsThisMachine(Uri address)
    {
        return address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
