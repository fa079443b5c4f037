namespace Nop.Web.Framework.Menu
{
    public class AdminMenuItem
    {
        public string SystemName { get; set; }
        public string Title { get; set; }
        public string Url { get; set; }
        public IList<AdminMenuItem> ChildNodes { get; set; }
        public string IconClass { get; set; }
        public bool Visible { get; set; }
        public AdminMenuItem GetItemBySystemName(string systemName) => throw new NotSupportedException();
    }
}

namespace Nop.Web.Framework.Events
{
    public abstract class BaseMenuItemCreatedEvent
    {
    }

    public class AdminMenuCreatedEvent : BaseMenuItemCreatedEvent
    {
        public Menu.AdminMenuItem RootMenuItem { get; protected set; }
    }
}
