using Nop.Core.Configuration;

namespace Nop.Core.Domain.Directory;

public class Country : BaseEntity
{
    public string Name { get; set; }
    public string TwoLetterIsoCode { get; set; }
    public bool Published { get; set; }
}

public class StateProvince : BaseEntity
{
    public int CountryId { get; set; }
    public string Name { get; set; }
    public string Abbreviation { get; set; }
}

public class Currency : BaseEntity
{
    public string Name { get; set; }
    public string CurrencyCode { get; set; }
    public decimal Rate { get; set; }
    public int RoundingTypeId { get; set; }
    public bool Published { get; set; }
}

public enum RoundingType
{
    Rounding001 = 0,
    Rounding005Up = 10,
    Rounding005Down = 20,
    Rounding01Up = 30,
    Rounding01Down = 40,
    Rounding05 = 50,
    Rounding1 = 60,
    Rounding1Up = 70,
}

public class CurrencySettings : ISettings
{
    public int PrimaryStoreCurrencyId { get; set; }
}
