using System.Security.Cryptography;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>The secret that both sides sign with.</summary>
public static class PairingSecret
{
    /// <summary>
    /// Null while the store is not paired, and where it cannot be decrypted: nopCommerce's own key was
    /// changed, or somebody edited the setting. Then the store is paired anew.
    /// </summary>
    public static string? Find(DaybookSettings settings, IEncryptionService encryption)
    {
        if (string.IsNullOrEmpty(settings.KeyId) || string.IsNullOrEmpty(settings.EncryptedSecret))
            return null;
        try
        {
            var secret = encryption.DecryptText(settings.EncryptedSecret);
            return string.IsNullOrEmpty(secret) ? null : secret;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
