namespace LinqToDB.Data;

public class DataParameter
{
}
