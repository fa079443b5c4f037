namespace Nop.Plugin.Misc.Daybook.Pages;

/// <summary>The Configure page.</summary>
public sealed class ConfigureModel
{
    public string? ServiceAddress { get; set; }

    public string? Code { get; set; }

    public bool IsPaired { get; set; }

    /// <summary>What came of the last press; null before one.</summary>
    public string? Message { get; set; }

    public bool IsGood { get; set; }
}
