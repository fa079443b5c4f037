namespace Nop.Core.Domain.Attributes;

public abstract class BaseAttributeValue : BaseEntity
{
    public int AttributeId { get; set; }
}
