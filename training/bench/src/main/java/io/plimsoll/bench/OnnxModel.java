package io.plimsoll.bench;

import io.plimsoll.models.tree.Trees;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees as an ONNX model: one {@code TreeEnsembleRegressor} of {@code ai.onnx.ml} 1, in single
 * precision as that version has it.
 *
 * <p>Thresholds are rounded down to the next float, so a row of floats takes the same path as in
 * our trees. The bytes are protobuf, written by hand: field numbers are those of {@code
 * onnx.proto}.
 */
final class OnnxModel {
  static final String INPUT = "x";
  private static final String OUTPUT = "score";

  private static final int FLOAT_ELEMENTS = 1;

  /** {@code AttributeProto.AttributeType}. */
  private enum Kind {
    INT(2, 3),
    FLOATS(6, 7),
    INTS(7, 8),
    STRINGS(8, 9);

    private final int type;
    private final int field;

    Kind(int type, int field) {
      this.type = type;
      this.field = field;
    }
  }

  private final List<Long> tree = new ArrayList<>();
  private final List<Long> id = new ArrayList<>();
  private final List<Long> feature = new ArrayList<>();
  private final List<Float> value = new ArrayList<>();
  private final List<String> mode = new ArrayList<>();
  private final List<Long> whenTrue = new ArrayList<>();
  private final List<Long> whenFalse = new ArrayList<>();
  private final List<Long> leafTree = new ArrayList<>();
  private final List<Long> leafId = new ArrayList<>();
  private final List<Float> leafValue = new ArrayList<>();

  private OnnxModel() {}

  /** The model's bytes; {@code features} is the width of a row. */
  static byte[] of(Trees trees, int features) {
    OnnxModel model = new OnnxModel();
    for (int t = 0; t < trees.size(); t++) {
      model.add(trees, t, trees.root(t), new long[1]);
    }
    Message node = model.node((float) trees.bias());
    Message graph =
        new Message()
            .message(1, node)
            .text(2, "trees")
            .message(11, valueInfo(INPUT, features))
            .message(12, valueInfo(OUTPUT, 1));
    return new Message()
        .number(1, 8)
        .message(7, graph)
        .message(8, new Message().text(1, "").number(2, 15))
        .message(8, new Message().text(1, "ai.onnx.ml").number(2, 1))
        .bytes();
  }

  /** Adds a node and what is below it; the identity of a node is its place in the tree's order. */
  private long add(Trees trees, int t, int node, long[] next) {
    long mine = next[0]++;
    int at = id.size();
    boolean leaf = trees.isLeaf(node);
    tree.add((long) t);
    id.add(mine);
    feature.add(leaf ? 0L : trees.feature(node));
    value.add(leaf ? 0f : down(trees.number(node)));
    mode.add(leaf ? "LEAF" : "BRANCH_LEQ");
    whenTrue.add(0L);
    whenFalse.add(0L);
    if (leaf) {
      leafTree.add((long) t);
      leafId.add(mine);
      leafValue.add((float) trees.number(node));
    } else {
      whenTrue.set(at, add(trees, t, trees.left(node), next));
      whenFalse.set(at, add(trees, t, trees.right(node), next));
    }
    return mine;
  }

  /** The greatest float that is not above a double. */
  static float down(double threshold) {
    float near = (float) threshold;
    return near > threshold ? Math.nextDown(near) : near;
  }

  private Message node(float bias) {
    List<Long> targets = leafId.stream().map(leaf -> 0L).toList();
    return new Message()
        .text(1, INPUT)
        .text(2, OUTPUT)
        .text(3, "trees")
        .text(4, "TreeEnsembleRegressor")
        .message(5, attribute("n_targets", Kind.INT, new Message().number(Kind.INT.field, 1)))
        .message(5, floats("base_values", List.of(bias)))
        .message(5, ints("nodes_treeids", tree))
        .message(5, ints("nodes_nodeids", id))
        .message(5, ints("nodes_featureids", feature))
        .message(5, floats("nodes_values", value))
        .message(5, strings("nodes_modes", mode))
        .message(5, ints("nodes_truenodeids", whenTrue))
        .message(5, ints("nodes_falsenodeids", whenFalse))
        .message(5, ints("target_treeids", leafTree))
        .message(5, ints("target_nodeids", leafId))
        .message(5, ints("target_ids", targets))
        .message(5, floats("target_weights", leafValue))
        .text(7, "ai.onnx.ml");
  }

  private static Message valueInfo(String name, int width) {
    Message shape =
        new Message()
            .message(1, new Message().number(1, 1))
            .message(1, new Message().number(1, width));
    Message tensor = new Message().number(1, FLOAT_ELEMENTS).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  private static Message attribute(String name, Kind kind, Message content) {
    return new Message().text(1, name).append(content).number(20, kind.type);
  }

  private static Message ints(String name, List<Long> numbers) {
    Message packed = new Message();
    numbers.forEach(packed::varint);
    return attribute(name, Kind.INTS, new Message().message(Kind.INTS.field, packed));
  }

  private static Message floats(String name, List<Float> numbers) {
    ByteBuffer packed =
        ByteBuffer.allocate(Float.BYTES * numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
    numbers.forEach(packed::putFloat);
    return attribute(name, Kind.FLOATS, new Message().raw(Kind.FLOATS.field, packed.array()));
  }

  private static Message strings(String name, List<String> texts) {
    Message content = new Message();
    texts.forEach(text -> content.text(Kind.STRINGS.field, text));
    return attribute(name, Kind.STRINGS, content);
  }

  /** A protobuf message in the making. */
  private static final class Message {
    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Message varint(long number) {
      long rest = number;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
      return this;
    }

    private Message number(int field, long number) {
      return varint((long) field << 3 | VARINT).varint(number);
    }

    private Message raw(int field, byte[] content) {
      varint((long) field << 3 | BYTES).varint(content.length);
      out.writeBytes(content);
      return this;
    }

    private Message text(int field, String text) {
      return raw(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private Message message(int field, Message content) {
      return raw(field, content.bytes());
    }

    private Message append(Message content) {
      out.writeBytes(content.bytes());
      return this;
    }

    private byte[] bytes() {
      return out.toByteArray();
    }
  }
}
