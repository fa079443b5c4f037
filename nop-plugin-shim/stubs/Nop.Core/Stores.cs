namespace Nop.Core.Domain.Stores;

public class Store : BaseEntity
{
    public string Name { get; set; }
    public string Url { get; set; }
    public int DisplayOrder { get; set; }
    public string CompanyName { get; set; }
    public string CompanyVat { get; set; }
}
