using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Nop.Web.Framework
{
    public static class AreaNames
    {
        public const string ADMIN = "Admin";
    }
}

namespace Nop.Web.Framework.Mvc.Filters
{
    public sealed class AuthorizeAdminAttribute : TypeFilterAttribute
    {
        public AuthorizeAdminAttribute(bool ignore = false) : base(typeof(object))
        {
        }
    }
}

namespace Nop.Web.Framework.Mvc.Routing
{
    public interface IRouteProvider
    {
        void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder);
        int Priority { get; }
    }
}
