namespace Nop.Core.Domain.Catalog;

public class Category : BaseEntity
{
    public string Name { get; set; }
    public int ParentCategoryId { get; set; }
    public bool Deleted { get; set; }
}

public class Manufacturer : BaseEntity
{
    public string Name { get; set; }
    public bool Deleted { get; set; }
}

public class ProductCategory : BaseEntity
{
    public int ProductId { get; set; }
    public int CategoryId { get; set; }
    public int DisplayOrder { get; set; }
}

public class ProductManufacturer : BaseEntity
{
    public int ProductId { get; set; }
    public int ManufacturerId { get; set; }
    public int DisplayOrder { get; set; }
}

public class Product : BaseEntity
{
    public int ProductTypeId { get; set; }
    public string Name { get; set; }
    public int VendorId { get; set; }
    public string Sku { get; set; }
    public string ManufacturerPartNumber { get; set; }
    public string Gtin { get; set; }
    public bool IsGiftCard { get; set; }
    public bool IsDownload { get; set; }
    public bool IsRecurring { get; set; }
    public bool IsRental { get; set; }
    public bool IsShipEnabled { get; set; }
    public bool IsTaxExempt { get; set; }
    public int TaxCategoryId { get; set; }
    public int ManageInventoryMethodId { get; set; }
    public bool UseMultipleWarehouses { get; set; }
    public int WarehouseId { get; set; }
    public int StockQuantity { get; set; }
    public decimal Price { get; set; }
    public decimal ProductCost { get; set; }
    public bool Published { get; set; }
    public bool Deleted { get; set; }
    public DateTime CreatedOnUtc { get; set; }
    public DateTime UpdatedOnUtc { get; set; }
}

public class ProductAttributeCombination : BaseEntity
{
    public int ProductId { get; set; }
    public string AttributesXml { get; set; }
    public int StockQuantity { get; set; }
    public string Sku { get; set; }
    public string ManufacturerPartNumber { get; set; }
    public string Gtin { get; set; }
    public decimal? OverriddenPrice { get; set; }
}

public class ProductWarehouseInventory : BaseEntity
{
    public int ProductId { get; set; }
    public int WarehouseId { get; set; }
    public int StockQuantity { get; set; }
    public int ReservedQuantity { get; set; }
}

public class StockQuantityHistory : BaseEntity
{
    public int ProductId { get; set; }
    public int? CombinationId { get; set; }
    public int? WarehouseId { get; set; }
}

public enum ProductType
{
    SimpleProduct = 5,
    GroupedProduct = 10,
}

public enum ManageInventoryMethod
{
    DontManageStock = 0,
    ManageStock = 1,
    ManageStockByAttributes = 2,
}

public class ProductAttributeMapping : BaseEntity
{
    public int ProductId { get; set; }
    public int AttributeControlTypeId { get; set; }
}
