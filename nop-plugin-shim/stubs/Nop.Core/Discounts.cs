namespace Nop.Core.Domain.Discounts;

public class Discount : BaseEntity
{
    public string Name { get; set; }
    public int DiscountTypeId { get; set; }
}

public class DiscountUsageHistory : BaseEntity
{
    public int DiscountId { get; set; }
    public int OrderId { get; set; }
}

public enum DiscountType
{
    AssignedToOrderTotal = 1,
    AssignedToSkus = 2,
    AssignedToCategories = 5,
    AssignedToManufacturers = 6,
    AssignedToShipping = 10,
    AssignedToOrderSubTotal = 20,
}
