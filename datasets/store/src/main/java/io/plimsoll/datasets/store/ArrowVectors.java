package io.plimsoll.datasets.store;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Columns as Arrow vectors, and back. */
final class ArrowVectors {
  private static final ArrowType DOUBLE =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

  private ArrowVectors() {}

  static Schema schemaOf(ColumnTable table) {
    List<Field> fields = new ArrayList<>();
    for (String name : table.names()) {
      if (table.column(name) instanceof double[][]) {
        Field item = new Field("item", FieldType.notNullable(DOUBLE), null);
        fields.add(new Field(name, FieldType.notNullable(new ArrowType.List()), List.of(item)));
        continue;
      }
      ArrowType type =
          switch (table.column(name)) {
            case long[] x -> new ArrowType.Int(64, true);
            case int[] x -> new ArrowType.Int(32, true);
            case double[] x -> DOUBLE;
            case String[] x -> new ArrowType.Utf8();
            default -> throw new IllegalStateException("column type of '" + name + "'");
          };
      fields.add(new Field(name, FieldType.notNullable(type), null));
    }
    return new Schema(fields, table.metadata());
  }

  static void fill(FieldVector vector, Object column, int from, int count) {
    vector.reset();
    switch (vector) {
      case BigIntVector v -> {
        v.allocateNew(count);
        v.getDataBuffer()
            .nioBuffer(0, count * 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asLongBuffer()
            .put((long[]) column, from, count);
        markAllSet(v, count);
      }
      case Float8Vector v -> {
        v.allocateNew(count);
        v.getDataBuffer()
            .nioBuffer(0, count * 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asDoubleBuffer()
            .put((double[]) column, from, count);
        markAllSet(v, count);
      }
      case IntVector v -> {
        v.allocateNew(count);
        v.getDataBuffer()
            .nioBuffer(0, count * 4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer()
            .put((int[]) column, from, count);
        markAllSet(v, count);
      }
      case VarCharVector v -> {
        v.allocateNew(count);
        for (int i = 0; i < count; i++) {
          v.setSafe(i, ((String[]) column)[from + i].getBytes(StandardCharsets.UTF_8));
        }
        v.setValueCount(count);
      }
      case ListVector v -> fillLists(v, (double[][]) column, from, count);
      default -> throw new IllegalStateException("vector type of '" + vector.getName() + "'");
    }
  }

  private static void fillLists(ListVector vector, double[][] column, int from, int count) {
    int items = 0;
    for (int i = 0; i < count; i++) {
      items = Math.addExact(items, column[from + i].length);
    }
    Float8Vector values = (Float8Vector) vector.getDataVector();
    vector.setInitialCapacity(count);
    vector.allocateNew();
    values.allocateNew(items);
    int at = 0;
    vector.getOffsetBuffer().setInt(0, 0);
    for (int i = 0; i < count; i++) {
      double[] list = column[from + i];
      for (double value : list) {
        values.set(at++, value);
      }
      vector.getOffsetBuffer().setInt((i + 1L) * ListVector.OFFSET_WIDTH, at);
      BitVectorHelper.setBit(vector.getValidityBuffer(), i);
    }
    values.setValueCount(items);
    vector.setLastSet(count - 1);
    vector.setValueCount(count);
  }

  private static void markAllSet(BaseFixedWidthVector vector, int count) {
    for (int i = 0; i < count; i++) {
      BitVectorHelper.setBit(vector.getValidityBuffer(), i);
    }
    vector.setValueCount(count);
  }

  static ColumnTable tableOf(VectorSchemaRoot root, int rows) {
    ColumnTable.Builder table = ColumnTable.builder();
    root.getSchema().getCustomMetadata().forEach(table::metadata);
    for (FieldVector vector : root.getFieldVectors()) {
      if (rows > 0 && vector.getNullCount() > 0) {
        throw new IllegalArgumentException("column '" + vector.getName() + "' holds nulls");
      }
      String name = vector.getName();
      switch (vector) {
        case BigIntVector v -> table.longs(name, longs(v, rows));
        case Float8Vector v -> table.doubles(name, doubles(v, rows));
        case IntVector v -> table.ints(name, ints(v, rows));
        case VarCharVector v -> table.texts(name, texts(v, rows));
        case ListVector v when v.getDataVector() instanceof Float8Vector items ->
            table.doubleLists(name, lists(name, v, items, rows));
        default ->
            throw new IllegalArgumentException(
                "column '" + name + "' is of type " + vector.getField().getType());
      }
    }
    return table.build();
  }

  private static long[] longs(BigIntVector vector, int rows) {
    long[] values = new long[rows];
    if (rows > 0) {
      vector
          .getDataBuffer()
          .nioBuffer(0, rows * 8)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asLongBuffer()
          .get(values);
    }
    return values;
  }

  private static double[] doubles(Float8Vector vector, int rows) {
    double[] values = new double[rows];
    if (rows > 0) {
      vector
          .getDataBuffer()
          .nioBuffer(0, rows * 8)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asDoubleBuffer()
          .get(values);
    }
    return values;
  }

  private static int[] ints(IntVector vector, int rows) {
    int[] values = new int[rows];
    if (rows > 0) {
      vector
          .getDataBuffer()
          .nioBuffer(0, rows * 4)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(values);
    }
    return values;
  }

  private static String[] texts(VarCharVector vector, int rows) {
    String[] values = new String[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = new String(vector.get(i), StandardCharsets.UTF_8);
    }
    return values;
  }

  private static double[][] lists(String name, ListVector vector, Float8Vector items, int rows) {
    if (rows > 0 && items.getNullCount() > 0) {
      throw new IllegalArgumentException("column '" + name + "' holds lists with nulls");
    }
    double[] all = doubles(items, rows == 0 ? 0 : items.getValueCount());
    double[][] values = new double[rows][];
    for (int i = 0; i < rows; i++) {
      int start = vector.getElementStartIndex(i);
      int end = vector.getElementEndIndex(i);
      if (start < 0 || end < start || end > all.length) {
        throw new IllegalArgumentException(
            "column '" + name + "' has a list from " + start + " to " + end + " of " + all.length);
      }
      values[i] = Arrays.copyOfRange(all, start, end);
    }
    return values;
  }
}
