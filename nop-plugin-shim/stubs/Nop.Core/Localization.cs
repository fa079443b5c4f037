namespace Nop.Core.Domain.Localization;

public class Language : BaseEntity
{
    public string Name { get; set; }
    public string LanguageCulture { get; set; }
    public string UniqueSeoCode { get; set; }
    public bool Rtl { get; set; }
}

public class LocalizationSettings : Configuration.ISettings
{
    public bool IgnoreRtlPropertyForAdminArea { get; set; }
}
