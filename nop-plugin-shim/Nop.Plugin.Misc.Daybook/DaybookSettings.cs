using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Daybook;

/// <summary>What the plugin remembers; the secret is encrypted with nopCommerce's own key.</summary>
public class DaybookSettings : ISettings
{
    public string? ServiceAddress { get; set; }

    /// <summary>Empty while the store is not paired.</summary>
    public string? KeyId { get; set; }

    public string? EncryptedSecret { get; set; }

    public string? OutboxEpoch { get; set; }

    /// <summary>Which database and address the epoch was made for: another one is another shop.</summary>
    public string? EpochBelongsTo { get; set; }
}
