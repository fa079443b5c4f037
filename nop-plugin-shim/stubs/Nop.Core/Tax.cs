using Nop.Core.Configuration;

namespace Nop.Core.Domain.Tax;

public class TaxCategory : BaseEntity
{
    public string Name { get; set; }
    public int DisplayOrder { get; set; }
}

public enum VatNumberStatus
{
    Unknown = 0,
    Empty = 10,
    Valid = 20,
    Invalid = 30,
}

public enum TaxDisplayType
{
    IncludingTax = 0,
    ExcludingTax = 10,
}

public enum TaxBasedOn
{
    BillingAddress = 1,
    ShippingAddress = 2,
    DefaultAddress = 3,
}

public class TaxSettings : ISettings
{
    public TaxBasedOn TaxBasedOn { get; set; }
    public bool PricesIncludeTax { get; set; }
    public bool ShippingIsTaxable { get; set; }
    public bool ShippingPriceIncludesTax { get; set; }
    public bool PaymentMethodAdditionalFeeIsTaxable { get; set; }
    public bool PaymentMethodAdditionalFeeIncludesTax { get; set; }
    public bool EuVatEnabled { get; set; }
}
