using FluentMigrator.Builders.Create;

namespace FluentMigrator
{
    public abstract class MigrationBase
    {
        public ICreateExpressionRoot Create => throw new NotSupportedException();
        public abstract void Up();
        public abstract void Down();
    }

    public abstract class Migration : MigrationBase
    {
    }

    public abstract class AutoReversingMigration : MigrationBase
    {
        public sealed override void Down() => throw new NotSupportedException();
    }
}

namespace FluentMigrator.Builders.Create.Table
{
    public class CreateTableExpressionBuilder
    {
    }
}
