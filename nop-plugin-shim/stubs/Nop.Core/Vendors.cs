namespace Nop.Core.Domain.Vendors;

public class Vendor : BaseEntity
{
    public string Name { get; set; }
    public bool Deleted { get; set; }
}
